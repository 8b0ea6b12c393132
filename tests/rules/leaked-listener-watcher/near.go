package near

import (
	"context"
	"net"
)

type signal struct{}

func (signal) Done() <-chan struct{} { return nil }

type closer interface{ Close() error }

// Not the end of a context.
func signalled(s signal, ln net.Listener) {
	go func() {
		<-s.Done()
		ln.Close()
	}()
	ln.Accept()
}

// It closes something else, or keeps the error.
func other(ctx context.Context, ln net.Listener, c closer) {
	go func() {
		<-ctx.Done()
		c.Close()
	}()
	ln.Accept()
}

func kept(ctx context.Context, ln net.Listener) (err error) {
	go func() {
		<-ctx.Done()
		err = ln.Close()
	}()
	ln.Accept()
	return err
}

func address(ctx context.Context, ln net.Listener) {
	go func() {
		<-ctx.Done()
		ln.Addr()
	}()
	ln.Accept()
}

// Who accepts is somebody else.
func unaccepted(ctx context.Context, ln net.Listener) {
	go func() {
		<-ctx.Done()
		ln.Close()
	}()
	ln.Addr()
}

func inner(ctx context.Context, ln net.Listener) func() {
	go func() {
		<-ctx.Done()
		ln.Close()
	}()
	return func() { ln.Accept() }
}

func later(ctx context.Context, ln net.Listener) {
	go func() {
		<-ctx.Done()
		ln.Close()
	}()
	defer ln.Accept()
}

func dropped(ctx context.Context, ln net.Listener) {
	go func() { // want "^hint: this goroutine waits on when the function has returned / offered fix"
		<-ctx.Done()
		_ = ln.Close()
	}()
	ln.Accept()
}
