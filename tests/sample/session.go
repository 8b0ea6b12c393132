package main

import (
	"bufio"
	"fmt"
	"net"
)

// session counts lines until the client says goodbye, and answers each with its count.
func session(conn net.Conn, counts *Counts) {
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		if lines.Text() == "bye" {
			return
		}
		if _, err := fmt.Fprintln(conn, counts.Add(lines.Text())); err != nil {
			return
		}
	}
}
