package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

// When main returns the process ends.
func main() {
	errc := make(chan error)
	go func() { errc <- http.ListenAndServe("127.0.0.1:8080", nil) }()
	select {
	case err := <-errc:
		log.Print(err)
	case <-time.After(time.Minute):
	}
	if len(os.Args) > 1 {
		handle(os.Getpid)
	}
}

func handle(ask func() int) {
	ch := make(chan int) // want "blocks forever"
	go func() { ch <- ask() }()
	select {
	case <-ch:
	case <-time.After(time.Second):
	}
}
