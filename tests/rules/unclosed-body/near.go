package near

import (
	"context"
	"net"
	"net/http"
)

// Its connections are those of a dialer.
func dialed(req *http.Request, d *net.Dialer) (int, error) {
	transport := &http.Transport{DialContext: d.DialContext}
	resp, err := transport.RoundTrip(req) // want "^bug: the body of `resp` is never closed"
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func dialedOverIPv4(req *http.Request, d *net.Dialer) (int, error) {
	transport := &http.Transport{
		DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			return d.DialContext(ctx, "tcp4", address)
		},
	}
	resp, err := transport.RoundTrip(req) // want "^bug: the body of `resp` is never closed"
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
