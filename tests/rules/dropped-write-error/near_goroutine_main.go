package main

import "net"

func main() {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return
	}
	defer c.Close()
	lines := make(chan []byte)
	go func() {
		for line := range lines {
			c.Write(line) // want "nobody learns that writing to `c` fails"
		}
	}()
	lines <- []byte("hello")
	c.Read(make([]byte, 1))
}
