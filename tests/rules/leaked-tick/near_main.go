//go:build go1.21

package main

import "time"

// It lives as long as the program.
func main() {
	tick := time.Tick(time.Second)
	<-tick
}
