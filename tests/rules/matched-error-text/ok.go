package ok

import (
	"context"
	"errors"
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
