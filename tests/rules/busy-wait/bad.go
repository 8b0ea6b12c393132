package bad

import (
	"runtime"
	"sync/atomic"
	"time"
)

func yielding() {
	var done atomic.Bool
	go func() {
		work()
		done.Store(true)
	}()
	for !done.Load() { // want "^risk: this loop spins until" @ "!done.Load()"
		runtime.Gosched()
	}
}

func plain() {
	done := false
	go func() {
		work()
		done = true
	}()
	// Wait for it.
	for !done { // want "^bug: this loop spins on `done`" @ "done"
	}
	work()
}

var running int32

func drained(queue chan int) {
	for atomic.LoadInt32(&running) > 0 || len(queue) > 0 { // want "^risk: this loop spins"
	}
}

func until(flag *atomic.Bool, end time.Time) {
	for !flag.Load() && time.Now().Before(end) { // want "^risk"
		runtime.Gosched()
	}
}

type gate struct{ open bool }

func (g *gate) lift() { g.open = true }

func (g *gate) pass() {
	for !g.open { // want "^bug: this loop spins on `open`" @ "open"
		runtime.Gosched()
	}
}

func sum(n int) (total int) {
	for i := 0; i < n; i++ {
		total += i
		runtime.Gosched() // want "^hint: this loop waits for nothing" @ "runtime.Gosched()"
	}
	return total
}

func count() (n int) {
	for i := range 1000 {
		runtime.Gosched() // want "^hint"
		n += i
	}
	return n
}

func work() {}
