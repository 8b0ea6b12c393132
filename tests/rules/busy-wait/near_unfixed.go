package unfixed

import "sync/atomic"

func repeated(n int) {
	var done atomic.Bool
	for range n {
		go func() { done.Store(true) }()
	}
	for !done.Load() { // want "^risk: this loop spins"
	}
}

func inLoop(n int) {
	var done atomic.Bool
	go func() {
		for range n {
			done.Store(true)
		}
	}()
	for !done.Load() { // want "^risk: this loop spins"
	}
}

func again(n int) {
	var done atomic.Bool
	go func() { done.Store(true) }()
	for range n {
		for !done.Load() { // want "^risk: this loop spins"
		}
	}
}

func cleared() {
	done := true
	go func() { done = true }()
	for !done { // want "^bug: this loop spins on `done`"
	}
}

func reset() {
	var busy atomic.Bool
	go func() { busy.Store(false) }()
	for !busy.Load() { // want "^risk: this loop spins"
	}
}

func swapped() {
	var done atomic.Bool
	go func() { done.Swap(true) }()
	for !done.Load() { // want "^risk: this loop spins"
	}
}

type flag struct{ bool }

func (f *flag) Store(v bool) { f.bool = v }

func pair() {
	var done, other bool
	go func() { other, done = true, true }()
	for !done { // want "^bug: this loop spins on `done`"
	}
	println(other)
}

func valued() {
	var done atomic.Value
	go func() { done.Store(true) }()
	for !done.Load().(bool) { // want "^risk: this loop spins"
	}
}
