package ok

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/rpc"
	"os/exec"
	"strings"
)

func asked(err error) bool {
	return errors.Is(err, net.ErrClosed)
}

// The error may have come through another program, as words.
func cancelled(err error) bool {
	return strings.Contains(err.Error(), "context canceled")
}

func expired(do func(context.Context) error, ctx context.Context) bool {
	err := do(ctx)
	return err != nil && strings.Contains(err.Error(), "deadline exceeded")
}

func relayed(client *rpc.Client) bool {
	err := client.Call("Service.Method", 1, nil)
	return err != nil && (err.Error() == "EOF" || strings.Contains(err.Error(), "connection reset by peer"))
}

func printed(command string) bool {
	out, _ := exec.Command(command).CombinedOutput()
	return strings.Contains(string(out), "connection refused")
}

func line(text string) bool {
	return strings.Contains(text, "broken pipe") || text == "EOF"
}

func own(err error) bool {
	return strings.Contains(err.Error(), "no such user")
}

func short(err error) bool {
	return strings.Contains(err.Error(), "closed") || strings.Contains(err.Error(), "refused")
}

func variable(err error, text string) bool {
	return strings.Contains(err.Error(), text)
}

type status struct{}

func (status) Error() string { return "connection refused" }

func typed(s status) bool {
	return s.Error() == "connection refused"
}

// The text is all that is left of the error.
func retried(ln func() error) bool {
	err := listen()
	return err != nil && strings.Contains(err.Error(), "address already in use")
}

func listen() error {
	ln, err := net.Listen("tcp", ":80")
	if err != nil {
		return fmt.Errorf("no listener: %v", err)
	}
	defer ln.Close()
	return nil
}

func listened() bool {
	err := wrapped()
	return err != nil && strings.Contains(err.Error(), "address already in use")
}

func wrapped() error {
	err := listen()
	if err != nil {
		return err
	}
	return nil
}

type server struct{ work func() error }

func (s *server) quiet() bool {
	err := s.work()
	return err != nil && strings.Contains(err.Error(), "broken pipe")
}

// The error itself is asked for before, and the text for what is left.
func down(err error) bool {
	var ne net.Error
	if errors.As(err, &ne) && ne.Timeout() {
		return true
	}
	var op *net.OpError
	if errors.As(err, &op) {
		return true
	}
	return strings.Contains(err.Error(), "i/o timeout") || strings.Contains(err.Error(), "connection refused")
}

func gone(err error) bool {
	return errors.Is(err, net.ErrClosed) || strings.Contains(err.Error(), "use of closed network connection")
}

// Any listener may be handed in.
func Serve(ln net.Listener) error {
	for {
		c, err := accept(ln)
		if err != nil {
			return err
		}
		c.Close()
	}
}

func accept(ln net.Listener) (net.Conn, error) {
	c, err := ln.Accept()
	if err != nil && strings.Contains(err.Error(), "use of closed network connection") {
		return nil, net.ErrClosed
	}
	return c, err
}

func Closed(ln net.Listener) bool {
	_, err := ln.Accept()
	return err != nil && strings.Contains(err.Error(), "use of closed network connection")
}
