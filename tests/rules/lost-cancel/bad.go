package bad

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

func discarded(ctx context.Context, host string) ([]string, error) {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want "the cancel function is discarded" @ "_"
	return net.DefaultResolver.LookupHost(ctx, host)
}

func declared(parent context.Context) error {
	ctx, _ := context.WithDeadline(parent, time.Now().Add(time.Second)) // want "discarded" @ "_"
	return wait(ctx)
}

func inner(ctx context.Context, limited bool) error {
	if limited {
		ctx, _ = context.WithTimeout(ctx, time.Second) // want "discarded"
	}
	return wait(ctx)
}

func background() error {
	ctx, _ := context.WithCancel(context.Background()) // want "^hint: .* discarded"
	return wait(ctx)
}

func unused(parent context.Context) error {
	ctx, cancel := context.WithTimeout(parent, time.Second) // want "`cancel` is never called" @ "cancel"
	_ = cancel
	return wait(ctx)
}

func withCause(parent context.Context) error {
	var ctx, _ = context.WithCancelCause(parent) // want "discarded"
	return wait(ctx)
}

func escaping(parent context.Context, url string) (*http.Request, error) {
	cancel := "taken"
	ctx, _ := context.WithTimeout(parent, time.Second) // want "discarded"
	return http.NewRequestWithContext(ctx, cancel, url, nil)
}

func onSomePaths(parent context.Context, n int) error {
	ctx, cancel := context.WithTimeout(parent, time.Second) // want "`cancel` is not called on every path" @ "cancel"
	if n == 0 {
		return errors.New("nothing to do")
	}
	defer cancel()
	return wait(ctx)
}

func inLiteral(parent context.Context) func() error {
	return func() error {
		ctx, _ := context.WithTimeout(parent, time.Second) // want "discarded"
		return wait(ctx)
	}
}

func wait(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}
