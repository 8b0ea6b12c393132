package ok

import (
	"context"
	"errors"
	"net/http"
	"runtime"
	"testing"
	"time"
)

type server struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func deferred(parent context.Context) error {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	return wait(ctx)
}

func called(parent context.Context) error {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	err := wait(ctx)
	cancel()
	return err
}

func everyBranch(parent context.Context, n int) error {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	if n == 0 {
		cancel()
		return errors.New("nothing to do")
	}
	err := wait(ctx)
	cancel()
	return err
}

func returned(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	return ctx, cancel
}

func named(parent context.Context) (ctx context.Context, cancel context.CancelFunc) {
	ctx, cancel = context.WithCancel(parent)
	return
}

func stored(parent context.Context) *server {
	ctx, cancel := context.WithCancel(parent)
	return &server{ctx: ctx, cancel: cancel}
}

func (s *server) restart(parent context.Context) {
	s.ctx, s.cancel = context.WithCancel(parent)
}

func passed(parent context.Context) error {
	ctx, cancel := context.WithCancel(parent)
	time.AfterFunc(time.Second, cancel)
	return wait(ctx)
}

func captured(parent context.Context) error {
	ctx, cancel := context.WithCancel(parent)
	go func() {
		time.Sleep(time.Second)
		cancel()
	}()
	return wait(ctx)
}

func cleanup(t *testing.T, parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	t.Cleanup(cancel)
	wait(ctx)
}

func helper(t *testing.T) context.Context {
	ctx, _ := context.WithTimeout(context.Background(), time.Second)
	return ctx
}

func forever(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	for {
		if wait(ctx) != nil {
			panic("the process ends anyway")
		}
		use(cancel)
	}
}

func renewed(parent context.Context) {
	var cancel context.CancelFunc
	for range 3 {
		if cancel != nil {
			cancel()
		}
		var ctx context.Context
		ctx, cancel = context.WithTimeout(parent, time.Second)
		wait(ctx)
	}
	cancel()
}

func outer(parent context.Context) {
	var cancel context.CancelFunc
	start := func() {
		_, cancel = context.WithCancel(parent)
	}
	start()
	cancel()
}

func closing(parent context.Context, r *http.Request) {
	ctx, cancel := context.WithCancel(parent)
	defer func() {
		cancel()
	}()
	wait(ctx)
}

// Not the standard library's.
type contexts struct{}

func (contexts) WithCancel(context.Context) (context.Context, func()) { return nil, nil }

func shadowed(parent context.Context) error {
	var context contexts
	ctx, _ := context.WithCancel(parent)
	return wait(ctx)
}

func use(context.CancelFunc) {}

func wait(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

// The closure calls what the variable holds by then.
func replaced(interrupts, lines <-chan string) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		for range interrupts {
			cancel()
		}
	}()
	for range lines {
		if errors.Is(wait(ctx), context.Canceled) {
			ctx, cancel = context.WithCancel(context.Background())
		}
	}
}

func whenCollected(parent context.Context, background bool) *server {
	var cancel context.CancelFunc
	if background {
		var ctx context.Context
		ctx, cancel = context.WithCancel(parent)
		go wait(ctx)
	}
	made := &server{}
	if !background {
		return made
	}
	runtime.AddCleanup(made, func(struct{}) { cancel() }, struct{}{})
	return made
}
