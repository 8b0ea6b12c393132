//go:build ignore

package main

import (
	"context"
	"net"
)

func main() {
	connect("example.org:80")
	named(context.Background(), "example.org:80")
}

// Advice is wasted on a program that somebody starts now and then.
func connect(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}

func named(ctx context.Context, addr string) (net.Conn, error) {
	return net.Dial("tcp", addr) // want "^risk"
}
