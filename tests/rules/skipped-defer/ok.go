package main

import (
	"bufio"
	"context"
	"log"
	"net"
	"os"
	"sync"
	"time"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	_, err := w.WriteString("hello\n")
	return err
}

func before(name string) {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
}

func early(name string) {
	if name == "" {
		os.Exit(2)
	}
	defer os.Remove(name)
	print(name)
}

func branch(verbose bool, name string) {
	if verbose {
		defer os.Remove(name)
	}
	os.Exit(0)
}

func literal(name string) func() {
	defer os.Remove(name)
	return func() { os.Exit(1) }
}

func panics(name string) {
	defer os.Remove(name)
	panic("no")
}

// What the system cleans up by itself is nothing to miss.
func cleaned(name string) {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	c, err := new(net.Dialer).DialContext(ctx, "tcp", name)
	if err != nil {
		log.Fatal(err)
	}
	defer func() { c.Close() }()
	events := make(chan int)
	defer close(events)
	defer logout()
	if _, err := f.WriteString("x"); err != nil {
		log.Fatalf("write: %v", err)
	}
}

func logout() { log.Print("bye") }

func unknown(done func(), sync interface{ Sync() error }) {
	defer done()
	defer sync.Sync()
	os.Exit(1)
}

func listening(addr string) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Fatalln(err)
		}
		c.Close()
	}
}

func given(ln net.Listener) {
	defer ln.Close()
	os.Exit(1)
}

type output struct{ *bufio.Writer }

func shared(name string) {
	out := output{bufio.NewWriter(os.Stdout)}
	defer out.Writer.Flush()
	if _, err := os.Stat(name); err != nil {
		log.Fatal(err)
	}
}
