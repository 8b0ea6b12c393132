package unfixed

func work(int) {}

// The sends in another function come at any time.
func both(in []int) {
	ch := make(chan int, 2*len(in)) // want "nobody closes `ch`"
	go func() {
		for _, v := range in {
			ch <- v
		}
	}()
	for _, v := range in {
		ch <- v
	}
	for v := range ch {
		work(v)
	}
}

func again(in []int) {
	ch := make(chan int, len(in)) // want "nobody closes `ch`"
	for range 2 {
		go func() {
			for _, v := range in {
				ch <- v
			}
		}()
	}
	for v := range ch {
		work(v)
	}
}

func asked(in []int) {
	ch := make(chan int, len(in)) // want "nobody closes `ch`"
	for _, v := range in {
		ch <- v
	}
	for v := range ch {
		work(v)
	}
	println(len(ch))
}

func send(out chan<- int) { out <- 1 }

func handed(in []int) {
	ch := make(chan int) // want "nobody closes `ch`"
	go func() {
		for _, v := range in {
			ch <- v
		}
		send(ch)
	}()
	for v := range ch {
		work(v)
	}
}

// The loop comes before the last send.
func between() {
	ch := make(chan int, 2) // want "nobody closes `ch`"
	ch <- 1
	for v := range ch {
		work(v)
	}
	ch <- 2
}

func beside() {
	ch := make(chan int) // want "nobody closes `ch`"
	go func() { ch <- 2 }()
	go send(ch)
	for v := range ch {
		work(v)
	}
}

// It sends to itself.
func self(in []int) {
	ch := make(chan int, len(in)) // want "nobody closes `ch`"
	go func() {
		for _, v := range in {
			ch <- v
		}
		for v := range ch {
			work(v)
		}
	}()
}
