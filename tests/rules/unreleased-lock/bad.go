package bad

import (
	"errors"
	"os"
	"sync"
)

var errEmpty = errors.New("empty")

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) withdraw(amount int) error {
	a.mu.Lock() // want "^bug: `a.mu` stays locked when the function returns early" @ "a.mu.Lock()"
	if a.balance < amount {
		return errors.New("not enough money")
	}
	a.balance -= amount
	a.mu.Unlock()
	return nil
}

type files struct {
	sync.RWMutex
	names []string
}

func (f *files) first() (string, error) {
	f.RLock() // want "`f` stays locked" @ "f.RLock()"
	if len(f.names) == 0 {
		return "", errEmpty
	}
	name := f.names[0]
	f.RUnlock()
	if _, err := os.Stat(name); err != nil {
		return "", err
	}
	return name, nil
}

func (f *files) add(name string, running, full bool) error {
	f.Lock() // want "`f` stays locked"
	if running {
		f.Unlock()
		return errors.New("running")
	}
	if full {
		return errors.New("full")
	}
	f.names = append(f.names, name)
	f.Unlock()
	return nil
}

func (a *account) drain(out []int) {
	for i := range out {
		a.mu.Lock() // want "`a.mu` stays locked"
		if a.balance == 0 {
			return
		}
		a.balance--
		out[i] = 1
		a.mu.Unlock()
	}
}

var global sync.Mutex

func nested(lists [][]int) int {
	global.Lock() // want "`global` stays locked when the function returns early"
	for _, list := range lists {
		if len(list) == 0 {
			return -1
		}
	}
	global.Unlock()
	return len(lists)
}

func (a *account) spend(amount int, show func(int)) bool {
	report := func(n int) { show(n) }
	a.mu.Lock() // want "`a.mu` stays locked"
	if a.balance < amount {
		println("refused")
		return false
	}
	a.balance -= amount
	a.mu.Unlock()
	report(amount)
	return true
}

func (a *account) told(amount int) bool {
	refuse := func(n int) { println("refused", n) }
	a.mu.Lock() // want "`a.mu` stays locked"
	if a.balance < amount {
		refuse(amount)
		return false
	}
	a.balance -= amount
	a.mu.Unlock()
	return true
}

func (a *account) begin(amount int) bool {
	a.mu.Lock() // want "`a.mu` stays locked"
	if a.balance < amount {
		return false
	}
	defer func() {
		a.mu.Lock()
		a.balance -= amount
		a.mu.Unlock()
	}()
	a.balance += amount
	a.mu.Unlock()
	return true
}

func (a *account) charge(amounts <-chan int) {
	for amount := range amounts {
		a.mu.Lock() // want "`a.mu` stays locked when the loop comes back to it" @ "a.mu.Lock()"
		if amount > a.balance {
			println("refused")
			continue
		}
		a.balance -= amount
		a.mu.Unlock()
	}
}

func forward(names <-chan string) {
	var mu sync.RWMutex
	files := map[string]*os.File{}
	forget := func(name string) {
		mu.Lock()
		delete(files, name)
		mu.Unlock()
	}
	go func() {
		for name := range names {
			mu.Lock() // want "`mu` stays locked when the loop comes back to it"
			file, known := files[name]
			if !known {
				opened, err := os.Open(name)
				if err != nil {
					continue
				}
				file = opened
				files[name] = file
			}
			mu.Unlock()
			file.Sync()
			forget(name)
		}
	}()
}

func (a *account) twice(amount int) error {
	a.mu.Lock() // want "`a.mu` stays locked when the function returns early"
	if a.balance < amount {
		return errEmpty
	}
	a.mu.Unlock()
	println("enough")
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance -= amount
	return nil
}

func (a *account) logged(amount int, log func(int)) error {
	log(amount)
	a.mu.Lock() // want "`a.mu` stays locked when the function returns early"
	if a.balance < amount {
		return errEmpty
	}
	a.balance -= amount
	a.mu.Unlock()
	return nil
}

func (a *account) first(amounts [][]int) error {
	a.mu.Lock() // want "`a.mu` stays locked when the function returns early"
	if a.balance == 0 {
		return errEmpty
	}
	a.mu.Unlock()
found:
	for _, some := range amounts {
		for _, amount := range some {
			if amount > 0 {
				break found
			}
		}
	}
	return nil
}

func (a *account) refuse() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance--
	return errEmpty
}

func (a *account) checked(amount int) error {
	if amount < 0 {
		return a.refuse()
	}
	a.mu.Lock() // want "`a.mu` stays locked when the function returns early"
	if a.balance < amount {
		return errEmpty
	}
	a.balance -= amount
	a.mu.Unlock()
	return nil
}
