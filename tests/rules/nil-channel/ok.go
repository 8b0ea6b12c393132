package ok

import "time"

type worker struct {
	jobs    chan int
	late    chan int
	given   chan int
	set     chan int
	Open    chan int
	pair    pair
	updates <-chan int
}

type pair struct {
	a, b chan int
}

func newWorker(given chan int) *worker {
	w := &worker{given: given}
	w.jobs = make(chan int)
	w.pair = pair{make(chan int), make(chan int)}
	open(&w.set)
	return w
}

func open(ch *chan int) { *ch = make(chan int) }

func (w *worker) start() { w.late, w.updates = channels() }

func channels() (chan int, <-chan int) { return make(chan int), nil }

func (w *worker) run() int {
	return <-w.jobs + <-w.late + <-w.given + <-w.set + <-w.Open + <-w.pair.a + <-w.updates
}

func assigned(buffered bool) int {
	var ch chan int
	if buffered {
		ch = make(chan int, 1)
	} else {
		ch = make(chan int)
	}
	go func() { ch <- 1 }()
	return <-ch
}

func disabled(in <-chan int, pause time.Duration) int {
	var timeout <-chan time.Time
	if pause > 0 {
		timeout = time.After(pause)
	}
	select {
	case n := <-in:
		return n
	case <-timeout:
		return 0
	}
}

// An arm that is off for good.
func off(in <-chan int) int {
	var out chan<- int
	select {
	case n := <-in:
		return n
	case out <- 1:
		return 0
	}
}

func byClosure(make_ func() chan int) int {
	var ch chan int
	set := func() { ch = make_() }
	set()
	return <-ch
}

func byAddress() int {
	var ch chan int
	open(&ch)
	return <-ch
}

func compared() bool {
	var ch chan int
	return ch == nil && len(ch) == 0
}

func parameter(ch chan int) int { return <-ch }

func result() (ch chan int) {
	ch = make(chan int, 1)
	ch <- 1
	return ch
}

func received(from <-chan chan int) int {
	var ch chan int
	select {
	case ch = <-from:
	}
	return <-ch
}

// Nobody makes one yet.
type unfinished struct {
	jobs chan int
}

func (u *unfinished) run() int { return <-u.jobs }
