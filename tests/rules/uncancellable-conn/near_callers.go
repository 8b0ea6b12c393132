package near

import (
	"context"
	"net"
	"time"
)

// Others may call it with any context.
func Exported(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "does not notice that the context is cancelled"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func sometimes(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "does not notice that the context is cancelled"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func cancelled(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "does not notice that the context is cancelled"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func limited(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "does not notice that the context is cancelled"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func given(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "does not notice that the context is cancelled"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func chosen(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "does not notice that the context is cancelled"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func timed(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func call(parent context.Context, b []byte, quick bool) {
	timeout, stop := context.WithTimeout(context.Background(), time.Second)
	defer stop()
	Exported(timeout, b)
	timed(timeout, b)
	sometimes(timeout, b)
	sometimes(parent, b)

	cancellable, cancel := context.WithCancel(context.Background())
	defer cancel()
	cancelled(cancellable, b)

	within, end := context.WithTimeout(parent, time.Second)
	defer end()
	limited(within, b)
	given(parent, b)

	choice := context.Background()
	if quick {
		choice = cancellable
	}
	chosen(choice, b)
}
