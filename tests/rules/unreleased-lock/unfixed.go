package unfixed

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

// The result would be read without the lock.
func (a *account) withdraw(amount int) int {
	a.mu.Lock() // want "stays locked"
	if amount == 0 {
		return a.balance
	}
	a.balance -= amount
	rest := a.balance
	a.mu.Unlock()
	return rest
}

func (a *account) String() string { return "account" }

// What is printed can't be unlocked by the caller.
func (a *account) refund(amount int) error {
	a.mu.Lock() // want "stays locked"
	if amount < 0 {
		return fmt.Errorf("%v got %d", a, amount)
	}
	a.balance += amount
	a.mu.Unlock()
	return nil
}
