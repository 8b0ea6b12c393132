package chat

import (
	"context"
	"time"
)

// poll asks once a second. The columns behind the smiley are counted in UTF-16.
func poll(ctx context.Context, ask func()) {
	/* héllo 😀 */ ctx, _ = context.WithTimeout(ctx, time.Minute)
	for ctx.Err() == nil {
		ask()
		time.Sleep(time.Second)
	}
}
