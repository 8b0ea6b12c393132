package ok

import (
	"fmt"
	"log"
	"net"
	"net/http"
)

type server struct {
	ln      net.Listener
	address string
}

type registration struct {
	Address string `json:"address"`
	Port    int    `json:"port"`
}

func logged() error {
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	defer ln.Close()
	log.Printf("listening at http://%s/", ln.Addr().String())
	link := "http://" + ln.Addr().String()
	fmt.Println(link)
	return http.Serve(ln, nil)
}

func local() (registration, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return registration{}, err
	}
	return registration{Address: ln.Addr().String()}, nil
}

func port() (registration, error) {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return registration{}, err
	}
	return registration{Port: ln.Addr().(*net.TCPAddr).Port}, nil
}

func dialed() (net.Conn, error) {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return nil, err
	}
	return net.Dial("tcp", ln.Addr().String())
}

func remembered() (*server, error) {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return nil, err
	}
	return &server{ln: ln, address: ln.Addr().String()}, nil
}

func returned() (net.Listener, string, error) {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return nil, "", err
	}
	return ln, ln.Addr().String(), nil
}

func configured(address string) (registration, error) {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return registration{}, err
	}
	return registration{Address: ln.Addr().String()}, nil
}

func (s *server) link() string {
	return "http://" + s.ln.Addr().String()
}

func accepted(ln net.Listener) (registration, error) {
	c, err := ln.Accept()
	if err != nil {
		return registration{}, err
	}
	defer c.Close()
	return registration{Address: c.LocalAddr().String()}, nil
}

func mentioned() error {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return err
	}
	defer ln.Close()
	mention(ln.Addr().String())
	return nil
}

func mention(address string) {
	fmt.Println("http://" + address)
}
