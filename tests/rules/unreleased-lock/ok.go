package ok

import (
	"errors"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
	done    bool
}

func (a *account) deferred(amount int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.balance < amount {
		return errors.New("not enough money")
	}
	a.balance -= amount
	return nil
}

func (a *account) everywhere(amount int) error {
	a.mu.Lock()
	if a.balance < amount {
		a.mu.Unlock()
		return errors.New("not enough money")
	}
	a.balance -= amount
	a.mu.Unlock()
	return nil
}

// Handed to the caller.
func (a *account) Lock() { a.mu.Lock() }

func (a *account) locked(now bool) func() {
	a.mu.Lock()
	if now {
		a.mu.Unlock()
		return nil
	}
	return a.mu.Unlock
}

func (a *account) correlated(big bool) error {
	if big {
		a.mu.Lock()
	}
	a.balance++
	if big {
		a.mu.Unlock()
	}
	return nil
}

func (a *account) state() error {
	a.mu.Lock()
	if !a.done {
		a.mu.Unlock()
	}
	a.balance++
	if a.done {
		return errors.New("done")
	}
	return nil
}

func (a *account) closure(fails bool) error {
	a.mu.Lock()
	fail := func() error {
		a.mu.Unlock()
		return errors.New("failed")
	}
	if fails {
		return fail()
	}
	a.mu.Unlock()
	return nil
}

func (a *account) other(fails bool, done chan bool) {
	a.mu.Lock()
	if fails {
		go func() {
			<-done
			a.mu.Unlock()
		}()
		return
	}
	a.mu.Unlock()
}

// Called with the lock held.
func (a *account) outside(f func() error) error {
	a.mu.Unlock()
	err := f()
	a.mu.Lock()
	if err != nil {
		return err
	}
	a.balance = 0
	a.mu.Unlock()
	f()
	a.mu.Lock()
	return nil
}

func (a *account) loops(n int) {
	for range n {
		a.mu.Lock()
	}
	for range n {
		a.mu.Unlock()
	}
}

func (a *account) panics() {
	a.mu.Lock()
	if a.balance < 0 {
		panic("negative")
	}
	a.mu.Unlock()
}

func (a *account) released(fails bool) error {
	release := false
	a.mu.Lock()
	defer func() {
		if release {
			a.mu.Unlock()
		}
	}()
	if fails {
		return errors.New("failed")
	}
	release = true
	return nil
}

func (a *account) try(fails bool) error {
	if !a.mu.TryLock() {
		a.mu.Lock()
	}
	if fails {
		return errors.New("failed")
	}
	a.mu.Unlock()
	return nil
}

func passed(unlocker func(*sync.Mutex), fails bool) {
	var mu sync.Mutex
	mu.Lock()
	if fails {
		unlocker(&mu)
		return
	}
	mu.Unlock()
}

func jumps(a *account, fails bool) error {
	a.mu.Lock()
	if fails {
		goto failed
	}
	a.mu.Unlock()
	return nil
failed:
	return errors.New("failed")
}

// Handed to the caller with what it belongs to.
func (b *bank) account(name string) (*entry, bool) {
	e := b.entries[name]
	e.gate.Lock()
	if e.closed {
		e.gate.Unlock()
		return nil, false
	}
	if e.fresh {
		return e, true
	}
	e.fresh = true
	return e, true
}

type bank struct{ entries map[string]*entry }

type entry struct {
	gate          sync.Mutex
	closed, fresh bool
}

func (e *entry) begin() bool {
	e.gate.Lock()
	if e.closed {
		e.gate.Unlock()
		return false
	}
	return true
}

type door struct {
	gate   sync.Mutex
	closed bool
}

// The other half is in leave.
func (d *door) enter(again bool) bool {
	d.gate.Lock()
	if again {
		return true
	}
	if d.closed {
		d.gate.Unlock()
		return false
	}
	return true
}

func (d *door) leave() {
	d.gate.Unlock()
}

func alias(e *entry, fails bool) error {
	gate := &e.gate
	gate.Lock()
	if fails {
		return errors.New("failed")
	}
	gate.Unlock()
	return nil
}

// The deferred call unlocks at every end.
func (d *door) watch(read func() error) {
	go func() {
		d.gate.Lock()
		defer d.gate.Unlock()
		for {
			if d.closed {
				return
			}
			d.gate.Unlock()
			err := read()
			d.gate.Lock()
			if err != nil {
				return
			}
		}
	}()
}

func (a *account) unlocksFirst(amounts <-chan int) {
	for amount := range amounts {
		a.mu.Lock()
		if amount > a.balance {
			a.mu.Unlock()
			continue
		}
		a.balance -= amount
		a.mu.Unlock()
	}
}

// Only the inner loop goes on.
func (a *account) inner(amounts []int) {
	for range 3 {
		a.mu.Lock()
		for _, amount := range amounts {
			if amount > a.balance {
				continue
			}
			a.balance -= amount
		}
		a.mu.Unlock()
	}
}

// The lock is taken before the loop.
func (a *account) around(amounts []int) {
	a.mu.Lock()
	for _, amount := range amounts {
		if amount > a.balance {
			continue
		}
		a.balance -= amount
	}
	a.mu.Unlock()
}

func (a *account) conditions(amounts []int, big bool) {
	for _, amount := range amounts {
		if big {
			a.mu.Lock()
		}
		if amount > a.balance {
			if big {
				a.mu.Unlock()
			}
			continue
		}
		a.balance -= amount
		if big {
			a.mu.Unlock()
		}
	}
}

func (a *account) already(amounts []int) {
	for _, amount := range amounts {
		a.mu.Lock()
		refused := amount > a.balance
		if refused {
			a.mu.Unlock()
		}
		println(amount)
		if refused {
			continue
		}
		a.balance -= amount
		a.mu.Unlock()
	}
}

// The next iteration is told that it is locked.
func (a *account) keeps(amounts []int) {
	locked := false
	for _, amount := range amounts {
		if !locked {
			a.mu.Lock()
			if amount > a.balance {
				locked = true
				continue
			}
		}
		a.balance -= amount
		a.mu.Unlock()
		locked = false
	}
}

func (a *account) labelled(amounts []int) {
refused:
	for {
		a.mu.Lock()
		for _, amount := range amounts {
			if amount > a.balance {
				break refused
			}
			a.balance -= amount
		}
		a.mu.Unlock()
	}
	a.mu.Unlock()
}

// From the second round on the deferred call unlocks.
func (a *account) rounds(read func() error) error {
	for {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.done {
			return errors.New("done")
		}
		a.mu.Unlock()
		err := read()
		a.mu.Lock()
		if err != nil {
			return err
		}
		a.mu.Unlock()
	}
}

func (a *account) release() {
	a.mu.Unlock()
}

// Called with the lock held, too.
func (a *account) through(f func() error) error {
	a.release()
	err := f()
	a.mu.Lock()
	if err != nil {
		return err
	}
	a.mu.Unlock()
	f()
	a.mu.Lock()
	return nil
}
