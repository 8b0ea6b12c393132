package bad

import "context"

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
