package near

import (
	"context"
	"net"
	"net/http"
	"os"
	"time"
)

func serve(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go c.Close()
	}
}

// The literal is called, or runs elsewhere.
func called(ln net.Listener, sig chan os.Signal) {
	func() {
		<-sig
		ln.Close()
		os.Exit(0)
	}()
}

func chosen(ln net.Listener, sig chan os.Signal) {
	go func() {
		<-sig
		ln.Close()
		if n := 1; n > 0 {
			os.Exit(0)
		}
	}()
}

func deferring(ln net.Listener, sig chan os.Signal) {
	go func() {
		<-sig
		ln.Close()
		defer os.Exit(0)
	}()
}

func looped(ln net.Listener, sig chan os.Signal) {
	go func() {
		for {
			<-sig
			ln.Close()
			os.Exit(0)
		}
	}()
}

// What it closes is no listener.
func file(f *os.File, sig chan os.Signal) {
	go func() {
		<-sig
		f.Close()
		os.Exit(0)
	}()
}

func address(ln net.Listener, sig chan os.Signal) {
	go func() {
		<-sig
		ln.Addr()
		os.Exit(0)
	}()
}

// It waits for the rest.
func waiting(ln net.Listener, sig chan os.Signal, wait func()) {
	go func() {
		<-sig
		ln.Close()
		wait()
		os.Exit(0)
	}()
}

func sleeping(ln net.Listener, sig chan os.Signal) {
	go func() {
		<-sig
		ln.Close()
		time.Sleep(time.Second)
		os.Exit(0)
	}()
}

type group struct{}

func (group) Done() {}

func (group) String() string { return "" }

func own(ln net.Listener, sig chan os.Signal, g group) {
	go func() {
		<-sig
		ln.Close()
		g.Done()
		os.Exit(0)
	}()
}

func started(ln net.Listener, sig chan os.Signal, g group) {
	go func() {
		<-sig
		ln.Close()
		go println("end")
		os.Exit(0)
	}()
}

func server(srv *http.Server, sig chan os.Signal) {
	go func() {
		<-sig
		srv.Close()
		os.Exit(0) // want "^risk: the process ends"
	}()
}

func either(ln net.Listener, sig, quit chan os.Signal) {
	select {
	case <-quit:
		go func() {
			<-sig
			ln.Close()
			os.Exit(0) // want "^risk: the process ends"
		}()
	}
}

// Only the server is what ends here: nobody handles connections by the context.
func cancelled(srv *http.Server, cancel context.CancelFunc, sig chan os.Signal) {
	go func() {
		<-sig
		cancel()
		srv.Close()
		os.Exit(0) // want "^risk: the process ends while connections may still be served"
	}()
}
