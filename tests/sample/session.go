package main

import (
	"bufio"
	"fmt"
	"net"
	"time"
)

// patience is how long a client may stay silent, or not read its answer.
const patience = time.Minute

// session counts lines until the client says goodbye, and answers each with its count.
func session(conn net.Conn, counts *Counts) {
	lines := bufio.NewScanner(conn)
	for {
		conn.SetDeadline(time.Now().Add(patience))
		if !lines.Scan() || lines.Text() == "bye" {
			return
		}
		if _, err := fmt.Fprintln(conn, counts.Add(lines.Text())); err != nil {
			return
		}
	}
}
