package bad

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/url"
)

type registration struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

func registered(w io.Writer) error {
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	defer ln.Close()
	return json.NewEncoder(w).Encode(registration{
		Name:    "service",
		Address: ln.Addr().String(), // want "^hint: other hosts can't reach this address" @ "ln.Addr().String()"
	})
}

func link() (string, error) {
	ln, err := net.Listen("tcp4", "0.0.0.0:0")
	if err != nil {
		return "", err
	}
	return "http://" + ln.Addr().String() + "/status", nil // want "^hint"
}

func formatted(ctx context.Context) (base string, err error) {
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", "[::]:0")
	if err != nil {
		return "", err
	}
	address := ln.Addr().String() // want "^hint"
	fmt.Println("listening at", address)
	return fmt.Sprintf("ws://%s/socket", address), nil
}

func parsed() (*url.URL, error) {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return nil, err
	}
	return &url.URL{Scheme: "http", Host: ln.Addr().String()}, nil // want "^hint"
}

func kept(r *registration) error {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return err
	}
	r.Address = ln.Addr().String() // want "^hint"
	return ln.Close()
}

func told(w io.Writer) error {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return err
	}
	defer ln.Close()
	return tell(w, ln.Addr().String()) // want "^hint"
}

func tell(w io.Writer, address string) error {
	return json.NewEncoder(w).Encode(registration{Address: address})
}
