package bad

import (
	"errors"
	"io"
	"net"
	"strings"
)

func timedOut(err error) bool {
	return strings.Contains(err.Error(), "i/o timeout") // want "^hint"
}

func unknown(host string) bool {
	_, err := net.LookupHost(host)
	return err != nil && strings.HasSuffix(err.Error(), "no such host") // want "^hint"
}

func lowered(err error) bool {
	return strings.Contains(strings.ToLower(err.Error()), "connection refused") // want "^hint"
}

func held(err error) bool {
	text := err.Error()
	return strings.Contains(text, "broken pipe") // want "^hint"
}

func inner(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && strings.Contains(op.Err.Error(), "address already in use") // want "an error is recognized"
}

func ended(r io.Reader, buf []byte) bool {
	_, err := io.ReadFull(r, buf)
	return err != nil && strings.Contains(err.Error(), "EOF") // want "^hint"
}
