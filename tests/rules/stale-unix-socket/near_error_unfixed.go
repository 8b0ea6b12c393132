package unfixed

import (
	"errors"
	"net"
	"path/filepath"
)

var EADDRINUSE = errors.New("own")

func own() (net.Listener, error) {
	ln, err := net.Listen("unix", filepath.Join("/run", "app.sock")) // want "^risk: a socket file left over"
	if errors.Is(err, EADDRINUSE) {
		return nil, nil
	}
	return ln, err
}
