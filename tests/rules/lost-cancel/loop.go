package loop

import (
	"context"
	"time"
)

func inLoop(parent context.Context) {
	for {
		ctx, cancel := context.WithTimeout(parent, time.Second) // want "`cancel` is not called on every path"
		if wait(ctx) == nil {
			cancel()
			return
		}
	}
}

func discardedInLoop(parent context.Context) {
	for range 3 {
		ctx, _ := context.WithTimeout(parent, time.Second) // want "discarded"
		wait(ctx)
	}
}

func wait(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}
