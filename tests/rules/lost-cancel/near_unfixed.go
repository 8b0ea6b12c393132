package unfixed

import "context"

func use(context.Context) {}

func stop(cancel context.CancelFunc) { cancel() }

func handed(parent context.Context, skip bool) {
	ctx, cancel := context.WithCancel(parent) // want "`cancel` is not called on every path"
	if skip {
		return
	}
	use(ctx)
	defer stop(cancel)
}

func branch(parent context.Context, ok bool) {
	ctx, cancel := context.WithCancel(parent) // want "`cancel` is not called on every path"
	use(ctx)
	if ok {
		defer cancel()
	}
}
