package ok

import (
	"context"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"time"
)

func closing(ln net.Listener, stop chan os.Signal) {
	go func() {
		<-stop
		ln.Close()
	}()
	accept(ln)
}

func waited(ln net.Listener, stop chan os.Signal, handlers *sync.WaitGroup) {
	go func() {
		<-stop
		ln.Close()
		handlers.Wait()
		os.Exit(0)
	}()
	accept(ln)
	select {}
}

func drained(srv *http.Server, stop chan os.Signal) error {
	go func() {
		<-stop
		srv.Shutdown(context.Background())
		srv.Close()
		os.Exit(0)
	}()
	return srv.ListenAndServe()
}

// Whoever asks twice means it.
func twice(ln net.Listener, stop chan os.Signal) {
	go func() {
		<-stop
		ln.Close()
		<-stop
		os.Exit(1)
	}()
	accept(ln)
}

func insisting(ln net.Listener, stop chan os.Signal) {
	go func() {
		<-stop
		go ln.Close()
		<-stop
		os.Exit(1)
	}()
	accept(ln)
}

func graceful(ln net.Listener, stop chan os.Signal) {
	go func() {
		<-stop
		ln.Close()
		time.Sleep(5 * time.Second)
		os.Exit(0)
	}()
	accept(ln)
}

type server struct {
	ln net.Listener
}

func (s *server) helped(stop chan os.Signal) {
	go func() {
		<-stop
		s.ln.Close()
		s.drain()
		os.Exit(0)
	}()
	accept(s.ln)
}

func (s *server) drain() {
	time.Sleep(time.Second)
}

// No signal was waited for: something has failed.
func failed(ln net.Listener) {
	go func() {
		if err := http.Serve(ln, nil); err != nil {
			ln.Close()
			log.Fatal(err)
		}
	}()
}

func exiting(stop chan os.Signal) {
	go func() {
		<-stop
		os.Exit(1)
	}()
}

// In the function itself everything has come to its end.
func run(ln net.Listener) {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go accept(ln)
	<-stop
	ln.Close()
	os.Exit(0)
}

func accept(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
