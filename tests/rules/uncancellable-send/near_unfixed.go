package unfixed

import "context"

type item struct{ n, m int }

func long(ctx context.Context, in chan int, out chan item) {
	for {
		select {
		case v := <-in:
			out <- item{ // want "^risk: this send does not stop"
				n: v,
			}
		case <-ctx.Done():
			return
		}
	}
}
