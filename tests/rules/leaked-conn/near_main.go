package main

import "net"

// It lives as long as the program.
func main() {
	_, err := net.Dial("tcp", "example.org:80")
	if err != nil {
		return
	}
	select {}
}
