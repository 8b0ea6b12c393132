package unfixed

import "sync"

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
