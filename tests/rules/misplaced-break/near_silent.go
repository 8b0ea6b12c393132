package near

import (
	"context"
	"log"
	"time"
)

func work() {}

func followed(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			log.Print("end")
			break
			work()
		case <-time.After(time.Second):
		}
	}
}
