package main

import (
	"context"
	"log"
	"net"
	"os"
	"os/signal"
)

// The watcher ends with the program, as the goroutine that accepts does.
func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ln, err := net.Listen("tcp", "localhost:8080")
	if err != nil {
		log.Fatal(err)
	}
	go func(ctx context.Context) {
		go func() {
			<-ctx.Done()
			ln.Close()
		}()
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go c.Close()
		}
	}(ctx)
	<-ctx.Done()
}
