package ok

import (
	"context"
	"time"
)

type worker struct {
	jobs chan int
	done chan struct{}
	made chan int
}

func newWorker() *worker {
	return &worker{jobs: make(chan int), done: make(chan struct{})}
}

func (w *worker) checked(handle func(int), tick <-chan time.Time) {
	for {
		select {
		case job, ok := <-w.jobs:
			if !ok {
				return
			}
			handle(job)
		case <-tick:
		}
	}
}

func (w *worker) Close() {
	close(w.jobs)
	close(w.done)
	close(w.made)
}

// The other channel is closed at the same time.
func (w *worker) ended(handle func(int)) {
	for {
		select {
		case job := <-w.jobs:
			handle(job)
		case <-w.done:
			return
		}
	}
}

func (w *worker) zero(handle func(int), tick <-chan time.Time) {
	for {
		select {
		case job := <-w.jobs:
			if job == 0 {
				return
			}
			handle(job)
		case <-tick:
		}
	}
}

func (w *worker) switched(tick <-chan time.Time) {
	jobs := w.jobs
	for {
		select {
		case <-jobs:
			jobs = nil
		case <-tick:
		}
	}
}

func (w *worker) counted(handle func(int), tick <-chan time.Time) {
	n := 0
	for {
		select {
		case job := <-w.jobs:
			n += job
			handle(n)
		case <-tick:
			if n > 100 {
				return
			}
		}
	}
}

// It may have been made anew.
func (w *worker) remade(handle func(int), tick <-chan time.Time) {
	for {
		select {
		case job := <-w.made:
			handle(job)
		case <-tick:
		}
	}
}

func (w *worker) reset() { w.made = make(chan int) }

func conditional(numbers []int, take func(int), open func() bool) {
	ch := make(chan int)
	go func() {
		for open() {
			select {
			case n := <-ch:
				take(n)
			}
		}
	}()
	for _, n := range numbers {
		ch <- n
	}
	close(ch)
}

func followed(numbers []int, take func(int), pause func()) {
	ch := make(chan int)
	go func() {
		for {
			select {
			case n := <-ch:
				take(n)
			}
			pause()
		}
	}()
	for _, n := range numbers {
		ch <- n
	}
	close(ch)
}

func unclosed(ctx context.Context, numbers []int, take func(int)) {
	ch := make(chan int)
	go func() {
		for {
			select {
			case n := <-ch:
				take(n)
			case <-ctx.Done():
				return
			}
		}
	}()
	for _, n := range numbers {
		ch <- n
	}
}

func cancelled(parent context.Context, numbers []int, take func(int)) {
	ctx, cancel := context.WithCancel(parent)
	ch := make(chan int)
	go func() {
		for {
			select {
			case n := <-ch:
				take(n)
			case <-ctx.Done():
				return
			}
		}
	}()
	for _, n := range numbers {
		ch <- n
	}
	cancel()
	close(ch)
}

func given(ch <-chan int, take func(int), tick <-chan time.Time) {
	for {
		select {
		case n := <-ch:
			take(n)
		case <-tick:
		}
	}
}

// Nobody closes it.
func (w *worker) drain() {
	for {
		select {
		case <-w.made:
		default:
			return
		}
	}
}

func (w *worker) drainWhole() {
	for {
		select {
		case _, ok := <-w.jobs:
			if !ok {
				return
			}
		default:
			return
		}
	}
}
