package main

import "net"

func main() { Tune(nil) }

// A program knows what it calls.
func Tune(c net.Conn) { c.(*net.TCPConn).SetNoDelay(true) }
