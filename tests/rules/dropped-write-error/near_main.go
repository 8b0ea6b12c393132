package main

import "net"

func main() {
	c, err := net.Dial("tcp", "localhost:80")
	if err != nil {
		return
	}
	for range 3 {
		c.Write(nil) // want "^hint: nobody learns that writing to `c` fails$"
	}
}
