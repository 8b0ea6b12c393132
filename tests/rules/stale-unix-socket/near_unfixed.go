package unfixed

import "net"

func dir() string { return "/run" }

func joined() (net.Listener, error) {
	return net.Listen("unix", "/run/"+ // want "^risk: a socket file left over"
		"app.sock")
}
