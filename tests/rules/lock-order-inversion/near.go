package near

import "sync"

type account struct {
	mu      sync.Mutex
	balance int
}

type ledger struct {
	mu    sync.Mutex
	total int
}

func (l *ledger) deposit(a *account, amount int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	a.balance += amount
	a.mu.Unlock()
	l.total += amount
}

func (l *ledger) withdraw(a *account, amount int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	a.balance -= amount
	a.mu.Unlock()
	l.total -= amount
}

func (l *ledger) close(a *account) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	l.total -= a.balance
	a.mu.Unlock()
}

func (l *ledger) interest(a *account) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	a.balance++
	a.mu.Unlock()
	l.total++
}

// Told once for a function and a pair, whatever else is in it.
func (a *account) change(l *ledger, amounts func(func(int))) {
	sum := 0
	amounts(func(amount int) { sum += amount })
	a.mu.Lock()
	defer a.mu.Unlock()
	if sum > 0 {
		l.mu.Lock() // want "^hint: `l.mu` is taken after `a.mu` here, and before it elsewhere"
		l.total += sum
		l.mu.Unlock()
		return
	}
	l.mu.Lock()
	l.total -= a.balance
	l.mu.Unlock()
}
