package ok

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

type queue struct {
	mu    sync.Mutex
	items []int
	head  atomic.Int64
}

func (q *queue) next() bool { return len(q.items) > 0 }

func drain(q *queue) {
	for q.next() {
	}
}

func add(q *queue) {
	for !q.head.CompareAndSwap(q.head.Load(), q.head.Load()+1) {
	}
}

func retry(q *queue) {
	for {
		old := q.head.Load()
		if q.head.CompareAndSwap(old, old+1) {
			return
		}
		runtime.Gosched()
	}
}

func bounded(flag *atomic.Bool) bool {
	for i := 0; i < 30 && !flag.Load(); i++ {
		runtime.Gosched()
	}
	return flag.Load()
}

func polling(flag *atomic.Bool) {
	for !flag.Load() {
		time.Sleep(time.Millisecond)
	}
}

func working(jobs []func()) {
	for i := 0; i < len(jobs); i++ {
		jobs[i]()
		runtime.Gosched()
	}
}

func relock(q *queue) {
	q.mu.Lock()
	for len(q.items) > 0 {
		q.mu.Unlock()
		runtime.Gosched()
		q.mu.Lock()
	}
	q.mu.Unlock()
}

func own(n int) int {
	for n > 10 {
		n /= 2
	}
	return n
}

func received(done chan bool) {
	for !<-done {
	}
}

func idle() {
	for {
	}
}

// Others are between two instructions.
func drained(started, finished *atomic.Uint64) {
	for started.Load() != finished.Load() {
		runtime.Gosched()
	}
}
