package near

import "sync"

// The wait comes last, or in a goroutine of its own.
func deferred(in []int) (sum int) {
	var wg sync.WaitGroup
	ch := make(chan int)
	defer wg.Wait()
	for _, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- v
		}()
	}
	for range in {
		sum += <-ch
	}
	return sum
}

func apart(in []int) (sum int) {
	var wg sync.WaitGroup
	ch := make(chan int)
	for _, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- v
		}()
	}
	go wg.Wait()
	for range in {
		sum += <-ch
	}
	return sum
}

// The group counts others.
func uncounted(in []int, work func(int)) (sum int) {
	var wg sync.WaitGroup
	ch := make(chan int)
	for _, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			work(v)
		}()
		go func() { ch <- v }()
	}
	wg.Wait()
	for range in {
		sum += <-ch
	}
	return sum
}

// The senders start after the wait.
func second(in []int, work func(int)) (sum int) {
	var wg sync.WaitGroup
	ch := make(chan int)
	for _, v := range in {
		wg.Go(func() { work(v) })
	}
	wg.Wait()
	for _, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- v
		}()
	}
	for range in {
		sum += <-ch
	}
	return sum
}

func done(wg *sync.WaitGroup, out chan<- int) {
	out <- 1
	wg.Done()
}

func maybe(wg *sync.WaitGroup, out chan<- int, n int) {
	defer wg.Done()
	if n > 0 {
		out <- n
	}
}

func sends(out chan<- int) { out <- 1 }

func passed() int {
	var wg sync.WaitGroup
	ch := make(chan int)
	wg.Add(1)
	go done(&wg, ch)
	wg.Wait() // want "^bug: `ch` is received from only after this wait"
	return <-ch
}

// It may send nothing.
func perhaps(n int) int {
	var wg sync.WaitGroup
	ch := make(chan int)
	wg.Add(1)
	go maybe(&wg, ch, n)
	wg.Wait()
	return <-ch
}

func other(n int) int {
	var wg sync.WaitGroup
	ch := make(chan int)
	wg.Add(1)
	go maybe(&wg, nil, n)
	go sends(ch)
	wg.Wait()
	return <-ch
}

func called() int {
	var wg, other sync.WaitGroup
	ch := make(chan int)
	other.Add(1)
	go done(&other, ch)
	wg.Wait()
	return <-ch
}

// Somebody else receives.
func helped(in []int, use func(int)) {
	var wg sync.WaitGroup
	ch := make(chan int)
	go func() {
		for range in {
			use(<-ch)
		}
	}()
	for _, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- v
		}()
	}
	wg.Wait()
}

func started() (n int) {
	var wg sync.WaitGroup
	ch := make(chan int)
	wg.Go(func() { ch <- 1 })
	wg.Wait() // want "^bug: `ch` is received from only after this wait"
	return <-ch
}

func capacity(wg *sync.WaitGroup, out chan<- int) {
	defer wg.Done()
	println(cap(out))
}

// The group doesn't count the one that sends.
func beside() int {
	var wg sync.WaitGroup
	ch := make(chan int)
	wg.Add(1)
	go capacity(&wg, ch)
	go sends(ch)
	wg.Wait()
	return <-ch
}
