package main

import "io"

// The goroutine ends with the program.
func main() {
	pr, pw := io.Pipe()
	go func() { pw.Write(nil) }()
	b := make([]byte, 1)
	pr.Read(b)
}
