package ok

import (
	"context"
	"errors"
)

type request struct {
	n     int
	reply chan int
}

type server struct {
	requests chan request
	slot     chan int
	events   chan int
}

func newServer() *server {
	return &server{requests: make(chan request), slot: make(chan int, 1), events: make(chan int)}
}

func selecting(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

func dropping(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			select {
			case out <- n:
			default:
			}
		case <-ctx.Done():
			return
		}
	}
}

func (s *server) replies(ctx context.Context) {
	for {
		select {
		case r := <-s.requests:
			r.reply <- r.n
		case <-ctx.Done():
			return
		}
	}
}

func (s *server) room(ctx context.Context, in <-chan int) {
	for {
		select {
		case n := <-in:
			s.slot <- n
		case <-ctx.Done():
			return
		}
	}
}

func failures(ctx context.Context, in <-chan int, errs chan<- error) {
	for {
		select {
		case <-in:
			errs <- errors.New("no")
		case <-ctx.Done():
			return
		}
	}
}

func notices(ctx context.Context, in <-chan int, ready chan<- struct{}) {
	for {
		select {
		case <-in:
			ready <- struct{}{}
		case <-ctx.Done():
			return
		}
	}
}

func final(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			if n < 0 {
				continue
			}
			out <- n
			return
		case <-ctx.Done():
			return
		}
	}
}

func single(ctx context.Context, in <-chan int, out chan<- int) {
	select {
	case n := <-in:
		out <- n
	case <-ctx.Done():
	}
}

func buffered(ctx context.Context, in <-chan int) <-chan int {
	out := make(chan int, 16)
	go func() {
		for {
			select {
			case n := <-in:
				out <- n
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Whoever starts it gives it room.
func roomy(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			out <- n
		case <-ctx.Done():
			return
		}
	}
}

func start(ctx context.Context, in <-chan int) <-chan int {
	out := make(chan int, 64)
	go roomy(ctx, in, out)
	return out
}

// The reader reads to the end.
func drained(ctx context.Context, in <-chan int, take func(int)) {
	out := make(chan int)
	go func() {
		defer close(out)
		for {
			select {
			case n := <-in:
				out <- n
			case <-ctx.Done():
				return
			}
		}
	}()
	for n := range out {
		take(n)
	}
}

// Nothing tells this loop to stop.
func merged(a, b <-chan int, out chan<- int) {
	for {
		select {
		case n := <-a:
			out <- n
		case n := <-b:
			out <- n
		}
	}
}

func known(ctx context.Context, in <-chan int, find func() chan<- int) {
	out := find()
	for {
		select {
		case n := <-in:
			out <- n
		case <-ctx.Done():
			return
		}
	}
}

// The reader goes on until the channel is closed.
func redirect(in <-chan int, stop <-chan struct{}, start func(<-chan int)) {
	out := make(chan int)
	go func() {
		for {
			select {
			case n := <-in:
				out <- n
			case <-stop:
				close(out)
				return
			}
		}
	}()
	start(out)
}
