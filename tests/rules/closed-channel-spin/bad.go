package bad

import (
	"context"
	"time"
)

type worker struct {
	jobs chan int
}

func newWorker() *worker {
	return &worker{jobs: make(chan int)}
}

func (w *worker) run(handle func(int), tick <-chan time.Time, flush func()) {
	for {
		select {
		case job := <-w.jobs: // want "^bug: this yields zero values without end once the channel is closed" @ "<-w.jobs"
			handle(job)
		case <-tick:
			flush()
		}
	}
}

func (w *worker) Close() {
	close(w.jobs)
}

func literal(ctx context.Context, numbers []int, take func(int)) {
	ch := make(chan int)
	go func() {
		for {
			select {
			case n := <-ch: // want "yields zero values"
				double := 2 * n
				take(double)
			case <-ctx.Done():
				return
			}
		}
	}()
	for _, n := range numbers {
		ch <- n
	}
	close(ch)
}

func start(words []string, take func(string), tick <-chan time.Time) {
	ch := make(chan string)
	go consume(ch, take, tick)
	for _, word := range words {
		ch <- word
	}
	close(ch)
}

func consume(ch <-chan string, take func(string), tick <-chan time.Time) int {
	for {
		select {
		case word := <-ch: // want "yields zero values"
			take(word)
		case <-tick:
		}
	}
}

func (w *worker) collect(handle func([]int), tick <-chan time.Time) {
	var all []int
	for {
		select {
		case job := <-w.jobs: // want "yields zero values without end"
			all = append(all, job)
		case <-tick:
			handle(all)
		}
	}
}

func (w *worker) drain() {
	for {
		select {
		case <-w.jobs: // want "^risk: this never ends once the channel is closed" @ "<-w.jobs"
		default:
			return
		}
	}
}
