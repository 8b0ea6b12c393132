package main

import (
	"context"
	"fmt"
	"time"
)

// When main returns, the process ends.
func main() {
	ctx, _ := context.WithTimeout(context.Background(), time.Second)
	<-ctx.Done()
	fmt.Println(ctx.Err())
}
