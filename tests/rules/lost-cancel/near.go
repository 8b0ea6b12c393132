package near

import (
	"context"
	"time"
)

func use(context.Context) {}

func background() {
	ctx, _ := context.WithCancel(context.Background()) // want "^hint: the cancel function is discarded"
	use(ctx)
}

func derived(parent context.Context) {
	ctx, _ := context.WithCancel(parent) // want "^bug: the cancel function is discarded"
	use(ctx)
}

func timed() {
	ctx, _ := context.WithTimeout(context.Background(), time.Second) // want "^bug: the cancel function is discarded"
	use(ctx)
}
