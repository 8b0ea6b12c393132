package near

import (
	"runtime"
	"sync/atomic"
	"time"
)

var (
	open    bool
	count   atomic.Int64
	pending int32
	names   = make(chan string, 9)
	list    []string
)

func set() { open, list = true, append(list, "x") }

// Something comes each time.
func ranged(in chan int) {
	for range in {
		runtime.Gosched()
	}
}

func receiving(in chan bool) {
	for <-in && open {
	}
}

// A sleep in the condition.
func sleeping() {
	for nap() {
	}
}

func nap() bool {
	time.Sleep(time.Millisecond)
	return open
}

type clock struct{}

func (clock) Now() time.Time { return time.Now() }

func asking(c clock, end time.Time) {
	for c.Now().Before(end) && open {
	}
}

func until(end time.Time) {
	for time.Now().Before(end) && count.Load() == 0 { // want "^risk: this loop spins until somebody else changes"
	}
}

func older(at time.Time) {
	for time.Since(at) < time.Second && atomic.LoadInt32(&pending) > 0 { // want "^risk: this loop spins"
	}
}

// Adding is work.
func adding() {
	for atomic.AddInt32(&pending, -1) > 0 && open {
	}
}

func swapping(v *atomic.Value) {
	for v.Swap(1) == nil && open {
	}
}

// The length of a slice is no channel's.
func grown() {
	for len(list) < 3 {
	}
}

func copied(dst []string) {
	for copy(dst, list) < 3 && open {
	}
}

// Nobody else sets it.
func own() {
	done := false
	go func() { println(done) }()
	for !done {
	}
	done = true
}

func other() {
	done, ready := false, false
	go func() { ready = true }()
	for !done {
	}
	println(ready)
}

func working(n int, work func()) {
	for i := 0; i < n; i++ {
		work()
		runtime.Gosched()
	}
}

func taking(n int, in chan int) {
	for i := 0; i < n; i++ {
		<-in
		runtime.Gosched()
	}
}

func sending(n int, out chan int) {
	for i := 0; i < n; i++ {
		out <- i
		runtime.Gosched()
	}
}

func counting(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum += i
		runtime.Gosched() // want "^hint: this loop waits for nothing"
	}
	return sum
}
