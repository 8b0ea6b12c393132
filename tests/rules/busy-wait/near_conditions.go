package near

import (
	"container/list"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"time"
)

var (
	count, limit atomic.Int64
	state, goal  int
)

func Advance() { state++ }

// Nothing is loaded.
func reached() {
	for state != goal { // want "^bug: this loop spins on `state`"
		runtime.Gosched()
	}
}

func full() {
	for count.Load() != limit.Load() { // want "^risk: this loop spins"
	}
}

func drained() {
	for count.Load() != 0 { // want "^risk: this loop spins"
		runtime.Gosched()
	}
}

func started() {
	for 0 == count.Load() { // want "^risk: this loop spins"
		runtime.Gosched()
	}
}

func room(jobs chan int) {
	for len(jobs) == 8 && count.Load() > 0 { // want "^risk: this loop spins"
	}
}

// What these call may wait.
func chance() {
	for rand.IntN(9) > 3 && count.Load() == 0 {
	}
}

func stopped(t *time.Timer) {
	for !t.Stop() && count.Load() == 0 {
	}
}

func listed(l *list.List) {
	for l.Len() > 0 && count.Load() == 0 {
	}
}

func poll(jobs chan int) bool {
	_, ok := <-jobs
	return ok
}

func polled(jobs chan int) {
	for poll(jobs) && count.Load() == 0 {
	}
}

type source struct{ jobs chan int }

func (s *source) Load() int { return <-s.jobs }

func LoadFrom(jobs chan int) int { return <-jobs }

func loaded(s *source) {
	for s.Load() == 0 {
	}
	for LoadFrom(s.jobs) == 0 {
	}
}
