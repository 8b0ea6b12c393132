package unfixed

// How many values are sent is not known.
func many(next func() (int, bool), ready func() bool) int {
	ch := make(chan int) // want "blocks forever"
	go func() {
		for {
			n, ok := next()
			if !ok {
				close(ch)
				return
			}
			ch <- n
		}
	}()
	if !ready() {
		return 0
	}
	total := 0
	for n := range ch {
		total += n
	}
	return total
}

// The list is not a variable that is known where the channel is made.
func listed(list func() []func() int) int {
	ch := make(chan int) // want "more senders"
	for _, ask := range list() {
		go func() { ch <- ask() }()
	}
	return <-ch
}
