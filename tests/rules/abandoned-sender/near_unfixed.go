package unfixed

func list() []string { return nil }

func typed(stop bool) int {
	ch := make(chan struct { // want "a send on `ch` blocks forever"
		n int
	})
	go func() { ch <- struct{ n int }{1} }()
	if stop {
		return 0
	}
	v := <-ch
	return v.n
}

func squared(names []string) int {
	ch := make(chan int) // want "more senders"
	for range 2 {
		for range names {
			go func() { ch <- 1 }()
		}
	}
	return <-ch
}

func unknown() int {
	ch := make(chan int) // want "more senders"
	names := list()
	for range names {
		go func() { ch <- 1 }()
	}
	return <-ch
}

func grown(names []string) int {
	ch := make(chan int) // want "more senders"
	names = append(names, "one more")
	for range names {
		go func() { ch <- 1 }()
	}
	return <-ch
}
