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

// A goroutine that isn't started calls nothing.
func skipped(parent context.Context, skip bool) {
	ctx, cancel := context.WithCancel(parent) // want "`cancel` is not called on every path"
	if skip {
		return
	}
	go func() {
		defer cancel()
		use(ctx)
	}()
}

func assigned(parent context.Context, skip bool) {
	var ctx context.Context
	var cancel context.CancelFunc
	ctx, cancel = context.WithCancel(parent) // want "`cancel` is not called on every path"
	if skip {
		return
	}
	use(ctx)
	cancel()
}

func inGoroutine(parent context.Context, skip bool) {
	go func() {
		ctx, cancel := context.WithCancel(parent)
		use(ctx)
		cancel()
		ctx, cancel = context.WithCancel(parent) // want "`cancel` is not called on every path"
		if skip {
			return
		}
		use(ctx)
		cancel()
	}()
}

// The deferred function calls the last one only.
func replaced(parent context.Context, n int) {
	ctx, cancel := context.WithCancel(parent)
	cancel()
	defer func() { cancel() }()
	for range n {
		ctx, cancel = context.WithCancel(parent) // want "`cancel` is not called on every path"
		use(ctx)
	}
}
