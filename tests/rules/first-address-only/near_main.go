package main

import "net"

// Whoever starts the program sees what it prints.
func main() {
	addrs, err := net.LookupHost("example.com")
	if err != nil {
		return
	}
	println(addrs[0])
}
