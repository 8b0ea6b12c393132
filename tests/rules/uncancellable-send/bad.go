package bad

import (
	"context"
	"time"
)

type worker struct {
	jobs    chan int
	results chan int
}

func parameter(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-in:
			out <- 2 * n // want "^risk: this send does not stop when the loop is told to" @ "out <- 2 * n"
		}
	}
}

func (w *worker) run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case job, ok := <-w.jobs:
			if !ok {
				return nil
			}
			if job > 0 {
				w.results <- job // want "^risk" @ "w.results <- job"
			}
		}
	}
}

func quitting(quit <-chan struct{}, batches <-chan []int, out chan<- int) {
	for {
		select {
		case batch := <-batches:
			for _, n := range batch {
				out <- n // want "^risk"
			}
		case <-quit:
			return
		}
	}
}

func polled(ctx context.Context, next func() int, out chan<- int) {
	for {
		select {
		case <-ctx.Done():
			return
		default:
			out <- next() // want "^risk"
		}
	}
}

func ticking(ctx context.Context, tick <-chan time.Time, enough func(time.Time) bool) bool {
	times := make(chan time.Time)
	go func() {
		for {
			select {
			case at := <-tick:
				times <- at // want "^bug: this send does not stop"
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case at := <-times:
			if enough(at) {
				return true
			}
		case <-ctx.Done():
			return false
		}
	}
}

func returned(ctx context.Context, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		for {
			select {
			case n := <-in:
				out <- n // want "^risk"
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
