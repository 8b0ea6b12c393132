package unfixed

import "sync"

func single() int {
	var wg sync.WaitGroup
	ch, other := make(chan int), make(chan int)
	wg.Add(1)
	go func() {
		defer wg.Done()
		ch <- 1
	}()
	wg.Wait() // want "`ch` is received from only after this wait"
	close(other)
	return <-ch
}

func counted() int {
	var wg sync.WaitGroup
	ch := make(chan int)
	wg.Add(1)
	go func() {
		defer wg.Done()
		ch <- 1
	}()
	wg.Wait() // want "`ch` is received from only after this wait"
	close(ch)
	return <-ch
}

func twice(early bool) (sum int) {
	var wg sync.WaitGroup
	ch := make(chan int)
	if early {
		close(ch)
		return 0
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
		ch <- 1
	}()
	wg.Wait() // want "`ch` is received from only after this wait"
	close(ch)
	for v := range ch {
		sum += v
	}
	return sum
}
