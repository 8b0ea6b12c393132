package main

import (
	"fmt"
	"os"
)

// The worker ends with the program.
func main() {
	lines := make(chan string)
	go func() {
		for line := range lines {
			fmt.Println(line)
		}
	}()
	for _, arg := range os.Args {
		lines <- arg
	}
}
