package near

import (
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"os"
	"sync"
)

// One after the other.
func sequential(a, b net.Conn) {
	io.Copy(a, b) // want "^risk: the end of `b` is not passed on to `a`"
	go io.Copy(b, a)
}

func inTurn(a, b net.Conn) {
	io.Copy(a, b)
	io.Copy(b, a)
}

func buffered(a, b net.Conn) {
	go io.CopyBuffer(a, b, nil) // want "the end of `b` is not passed on to `a`"
	io.CopyBuffer(b, a, nil)
}

func limited(a, b net.Conn) {
	go io.CopyN(a, b, 100)
	io.CopyN(b, a, 100)
}

func typed(a *tls.Conn, b net.Conn) {
	go io.Copy(a, b)
	io.Copy(b, a)
}

func file(f *os.File, b net.Conn) {
	go io.Copy(f, b)
	io.Copy(b, f)
}

func memory(f *bytes.Buffer, b net.Conn) {
	go io.Copy(b, f)
	io.Copy(f, b)
}

// Both are waited for.
func waited(a, b net.Conn) {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		io.Copy(a, b)
		wg.Done()
	}()
	go func() {
		io.Copy(b, a)
		wg.Done()
	}()
	wg.Wait()
}

func each(a, b net.Conn) {
	done := make(chan bool)
	go func() {
		io.Copy(a, b)
		done <- true
	}()
	go func() {
		io.Copy(b, a)
		done <- true
	}()
	for range 2 {
		<-done
	}
}

func ranged(a, b net.Conn, done chan bool) {
	go func() {
		io.Copy(a, b)
		done <- true
	}()
	go func() {
		io.Copy(b, a)
		done <- true
	}()
	for range done {
	}
}

func selected(a, b net.Conn, done, quit chan bool) {
	go func() {
		io.Copy(a, b)
		done <- true
	}()
	go func() {
		io.Copy(b, a)
		done <- true
	}()
	select {
	case <-done:
	case <-quit:
	}
}

// What the goroutine itself waits for is of no use.
func apart(a, b net.Conn, ready chan bool, wg *sync.WaitGroup) {
	go func() {
		<-ready
		io.Copy(a, b) // want "the end of `b` is not passed on to `a`"
		wg.Wait()
	}()
	io.Copy(b, a)
}

func watched(a, b net.Conn, ready chan bool) {
	go func() {
		select {
		case <-ready:
		}
		io.Copy(a, b) // want "the end of `b` is not passed on to `a`"
	}()
	io.Copy(b, a)
}

// It is closed, and nothing else is done with it.
func shut(c net.Conn) { c.Close() }

func closing(a, b net.Conn) {
	go io.Copy(a, b) // want "the end of `b` is not passed on to `a` / offered fix"
	io.Copy(b, a)
	shut(a)
	shut(b)
}
