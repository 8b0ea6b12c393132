package handed

import (
	"errors"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) failing(fails bool) error {
	a.mu.Lock()
	if fails {
		return a.fail()
	}
	a.mu.Unlock()
	return nil
}

func (a *account) fail() error {
	a.balance = 0
	a.mu.Unlock()
	return errors.New("failed")
}

func (a *account) begin(again bool) bool {
	a.mu.Lock()
	if again {
		return true
	}
	if a.balance == 0 {
		a.mu.Unlock()
		return false
	}
	return true
}
