package near

import "context"

func work(ctx context.Context) { <-ctx.Done() }

// The closure calls what the variable holds by then.
func restarted(parent context.Context, again <-chan bool) {
	ctx, cancel := context.WithCancel(parent)
	stop := func() { cancel() }
	for restart := range again {
		if !restart {
			break
		}
		stop()
		ctx, cancel = context.WithCancel(parent)
		go work(ctx)
	}
	stop()
}
