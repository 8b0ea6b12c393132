package main

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		ch := make(chan int) // want "a send on `ch` blocks forever"
		go func() { ch <- 1 }()
		if len(done) == 0 {
			return
		}
		<-ch
	}()
	<-done
}
