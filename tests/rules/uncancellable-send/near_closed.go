package near

import "context"

// The context tells others, too: closing the channel does not say that the reader goes on until then.
func cancelled(ctx context.Context, in <-chan int, start func(<-chan int)) {
	out := make(chan int)
	go func() {
		for {
			select {
			case n := <-in:
				out <- n // want "^risk: this send does not stop"
			case <-ctx.Done():
				close(out)
				return
			}
		}
	}()
	start(out)
}

// Whoever made the channel may have left.
func given(in <-chan int, out chan<- int, stop <-chan struct{}) {
	for {
		select {
		case n := <-in:
			out <- n // want "^risk: this send does not stop"
		case <-stop:
			close(out)
			return
		}
	}
}

type worker struct{ results chan int }

func (w *worker) run(in <-chan int, stop <-chan struct{}) {
	for {
		select {
		case n := <-in:
			w.results <- n // want "^risk: this send does not stop"
		case <-stop:
			close(w.results)
			return
		}
	}
}

// How much room the channel has is not known.
func relayed(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			out <- n // want "^risk: this send does not stop"
		case <-ctx.Done():
			return
		}
	}
}

func found(ctx context.Context, in <-chan int, find func() chan int) {
	out := find()
	go relayed(ctx, in, out)
}

// Its reader leaves early.
func limited(ctx context.Context, in <-chan int, use func(int)) {
	out := make(chan int)
	go func() {
		defer close(out)
		for {
			select {
			case n := <-in:
				out <- n // want "^bug: this send does not stop"
			case <-ctx.Done():
				return
			}
		}
	}()
	for n := range out {
		if n > 3 {
			return
		}
		use(n)
	}
}

func named(ctx context.Context, in <-chan int, out chan<- int) (n int) {
	for {
		select {
		case n = <-in:
			out <- n // want "^risk: this send does not stop .* / offered fix"
		case <-ctx.Done():
			return
		}
	}
}
