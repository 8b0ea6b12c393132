package main

import (
	"bufio"
	"context"
	"net"
	"time"
)

// Repeat counts what another collector is sent, too.
func Repeat(ctx context.Context, address string, counts *Counts) error {
	dialing, _ := context.WithTimeout(ctx, 5*time.Second)
	conn, err := new(net.Dialer).DialContext(dialing, "tcp", address)
	if err != nil {
		return err
	}
	go func() {
		defer conn.Close()
		for lines := bufio.NewScanner(conn); lines.Scan(); {
			counts.Add(lines.Text())
		}
	}()
	return nil
}
