package bad

import (
	"bufio"
	"context"
	"io"
	"log"
	"net"
	"os"
	"syscall"
	"time"
)

func accepted(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err == net.ErrClosed { // want "^bug: `net.ErrClosed` comes wrapped, so it is never equal" @ "err == net.ErrClosed"
			return
		}
		if err != nil {
			log.Print(err)
			time.Sleep(time.Second)
			continue
		}
		go c.Close()
	}
}

func read(c net.Conn, buf []byte) (int, error) {
	n, err := c.Read(buf)
	if err != nil && err != os.ErrDeadlineExceeded { // want "^bug" @ "err != os.ErrDeadlineExceeded"
		return n, err
	}
	return n, nil
}

func written(c *net.TCPConn, data []byte) bool {
	_, err := c.Write(data)
	return syscall.EPIPE == err || err == syscall.ECONNRESET // want "EPIPE" @ "syscall.EPIPE == err" "ECONNRESET"
}

func dialed(ctx context.Context, address string) (net.Conn, error) {
	var d net.Dialer
	for {
		c, err := d.DialContext(ctx, "tcp", address)
		switch err {
		case nil:
			return c, nil
		case syscall.ECONNREFUSED, syscall.ETIMEDOUT: // want "^bug" @ "syscall.ECONNREFUSED"
			time.Sleep(time.Second)
		default:
			return nil, err
		}
	}
}

func listened(address string) (net.Listener, error) {
	var ln net.Listener
	var err error
	if ln, err = net.Listen("tcp", address); err == (syscall.EADDRINUSE) { // want "EADDRINUSE"
		ln, err = net.Listen("tcp", "127.0.0.1:0")
	}
	return ln, err
}

func full(c net.Conn, buf []byte) error {
	_, err := io.ReadFull(c, buf)
	if err == io.EOF || err == net.ErrClosed { // want "ErrClosed"
		return nil
	}
	return err
}

func buffered(c net.Conn) (string, error) {
	r := bufio.NewReader(c)
	line, err := r.ReadString('\n')
	if err == os.ErrDeadlineExceeded { // want "^bug"
		return "", nil
	}
	return line, err
}
