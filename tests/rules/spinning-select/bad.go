package bad

import (
	"context"
	"time"
)

func plain(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		default: // want "^bug: this loop spins while no other case is ready" @ "default:"
		}
	}
}

func first(numbers <-chan int, quit <-chan struct{}) (total int) {
	for {
		select {
		default: // want "spins"
		case n := <-numbers:
			total += n
		case <-quit:
			return total
		}
	}
}

func working(jobs <-chan func()) {
	for {
		select {
		case job, ok := <-jobs:
			if !ok {
				return
			}
			job()
		default: // want "spins"
			continue
		}
	}
}

func leaving(ctx context.Context, log func(error)) {
	go func() {
	spin:
		for {
			select {
			case <-ctx.Done():
				log(ctx.Err())
				break spin

			default: // want "spins"
			}
		}
	}()
}

type source struct{ out chan int }

func (s *source) values() <-chan int { return s.out }

func getter(s *source, show func(int)) {
	for {
		select {
		case n := <-s.values():
			show(n)
		case <-time.After(time.Second):
			return
		default: // want "spins while no other case is ready"
		}
	}
}

type scope struct{ context.Context }

func embedded(s scope, jobs <-chan func()) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-s.Done():
			return
		default: // want "spins while no other case is ready"
		}
	}
}
