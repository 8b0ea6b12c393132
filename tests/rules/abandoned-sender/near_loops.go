package near

// Each iteration has a channel of its own, and one sender.
func each(names []string) bool {
	for range names {
		ch := make(chan int)
		go func() { ch <- 1 }()
		if <-ch > 1 {
			return true
		}
	}
	return false
}

// Another goroutine receives all of them.
func forwarded(use func(int)) {
	ch := make(chan int)
	go func() { ch <- 1 }()
	go func() { ch <- 2 }()
	go func() {
		for range 2 {
			use(<-ch)
		}
	}()
}
