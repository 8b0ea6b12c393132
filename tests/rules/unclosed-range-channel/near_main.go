package main

func main() {
	all := make(chan int)
	done := make(chan bool)
	go func() {
		ch := make(chan int, 3) // want "^bug: nobody closes `ch` / safe fix"
		for i := range 3 {
			ch <- i
		}
		for range ch {
		}
		close(done)
	}()
	go func() {
		for range all {
		}
	}()
	all <- 1
	<-done
}
