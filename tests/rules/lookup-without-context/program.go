package main

import (
	"fmt"
	"net"
)

func main() {
	fmt.Println(addresses("example.org"))
}

func addresses(host string) []string {
	addrs, _ := net.LookupHost(host)
	return addrs
}
