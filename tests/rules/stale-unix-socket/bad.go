package bad

import (
	"context"
	"flag"
	"log"
	"net"
	"os"
	"path/filepath"
)

const path = "/tmp/bad.sock"

var socket = flag.String("socket", "/run/bad.sock", "where to listen")

func constant() (net.Listener, error) {
	return net.Listen("unix", path) // want "^risk: a socket file left over from a crash makes this fail" @ "net.Listen(\"unix\", path)"
}

func given(name string) (net.Listener, error) {
	ln, err := net.Listen("unixpacket", name) // want "left over"
	if err != nil {
		return nil, err
	}
	return ln, nil
}

func joined(ctx context.Context) (net.Listener, error) {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	name := filepath.Join(dir, "bad.sock")
	var lc net.ListenConfig
	log.Printf("listening at %s", name)
	return lc.Listen(ctx, "unix", name) // want "^risk"
}

func typed(name string) (*net.UnixListener, error) {
	return net.ListenUnix("unix", &net.UnixAddr{Name: name, Net: "unix"}) // want "^risk"
}

func flagged() error {
	ln, err := net.Listen("unix", *socket) // want "^risk"
	if err != nil {
		return err
	}
	return ln.Close()
}
