package unfixed

import "context"

// What the other arm does besides returning can't be repeated.
func closing(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			out <- n // want "risk"
		case <-ctx.Done():
			close(out)
			return
		}
	}
}

func labelled(ctx context.Context, in <-chan int, out chan<- int) {
loop:
	for {
		select {
		case n := <-in:
			out <- n // want "risk"
		case <-ctx.Done():
			break loop
		}
	}
	close(out)
}
