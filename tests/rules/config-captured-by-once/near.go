package near

import (
	"strconv"
	"sync"
)

var (
	once  sync.Once
	name  string
	ready bool
	size  int
)

type once2 struct{}

func (once2) Do(f func()) { f() }

type options struct{ n int }

// Open runs something of its own.
func Open(n string, o once2) {
	o.Do(func() { name = n })
}

func Later(n string) func() {
	return func() {
		once.Do(func() { name = n })
	}
}

func Inner() func(string) {
	return func(n string) {
		once.Do(func() { name = n })
	}
}

// Text does nothing with it that stays.
func Text(n string) {
	once.Do(func() {
		local := ""
		local = n
		println(local)
	})
}

// Ready keeps something else.
func Ready(n string) {
	once.Do(func() {
		println(n)
		ready = true
	})
}

func Size(n string) {
	once.Do(func() {
		size, _ = strconv.Atoi(n) // want "^hint: only the first call's `n` takes effect"
	})
}

func Pointer(n *int) {
	once.Do(func() { size = *n })
}

func Foreign(n *strconv.NumError) {
	once.Do(func() { name = n.Func })
}

type number int

func Named(n *number) {
	once.Do(func() { size = int(*n) })
}

func Options(o *options) {
	once.Do(func() { size = o.n }) // want "^hint: only the first call's `o` takes effect"
}

func Listed(all []string) {
	once.Do(func() { name = all[0] })
}

/* Behind sets the name for good, the first one wins. */
