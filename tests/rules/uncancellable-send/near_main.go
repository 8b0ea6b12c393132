package main

import "context"

// The program ends with it, and the sender, too.
func main() {
	ctx, in := context.Background(), make(chan int, 1)
	out := make(chan int)
	go func() {
		for {
			select {
			case n := <-in:
				out <- n // want "^risk: this send does not stop"
			case <-ctx.Done():
				return
			}
		}
	}()
	first := func(in <-chan int) int {
		found := make(chan int)
		go func() {
			for {
				select {
				case n := <-in:
					found <- n // want "^bug: this send does not stop"
				case <-ctx.Done():
					return
				}
			}
		}()
		return <-found
	}
	in <- 1
	println(<-out, first(in))
}
