// Command collect gathers lines from many connections and counts them.
package main

import (
	"context"
	"flag"
	"log"
	"net"
	"os/signal"
	"syscall"
)

func main() {
	address := flag.String("listen", "127.0.0.1:7007", "address to listen on")
	upstream := flag.String("upstream", "", "address of another collector to repeat")
	flag.Parse()
	if err := run(*address, *upstream); err != nil {
		log.Fatal(err)
	}
}

func run(address, upstream string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()

	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	counts := NewCounts()
	if upstream != "" {
		if err := Repeat(ctx, upstream, counts); err != nil {
			log.Printf("upstream: %v", err)
		}
	}
	go func() {
		<-ctx.Done()
		listener.Close()
	}()
	Serve(listener, counts)
	return nil
}
