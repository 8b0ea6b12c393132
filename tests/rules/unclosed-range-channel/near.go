package near

func work(int) {}

// Values of another kind.
func slices(in []int) {
	all := make([]int, 0, len(in))
	for v := range all {
		work(v)
	}
}

// Nobody knows when the literal runs.
func later(in []int) func() {
	ch := make(chan int, len(in))
	for _, v := range in {
		ch <- v
	}
	return func() {
		for v := range ch {
			work(v)
		}
	}
}

// The sender goes on for good, and with it the reader.
func endless() {
	ch := make(chan int)
	go func() {
		for {
			ch <- 1
		}
	}()
	for v := range ch {
		work(v)
	}
}

// It sends to itself until it leaves.
func requeued(first int) {
	ch := make(chan int, 10)
	ch <- first
	for v := range ch {
		if v > 0 {
			ch <- v - 1
		}
	}
}

func forever(out chan<- int) {
	for {
		out <- 1
	}
}

func passed() {
	ch := make(chan int)
	go forever(ch)
	for v := range ch {
		work(v)
	}
}

func look(ch chan int) bool { return ch != nil }

// Nobody sends.
func looked() {
	ch := make(chan int)
	go look(ch)
	for v := range ch {
		work(v)
	}
}
