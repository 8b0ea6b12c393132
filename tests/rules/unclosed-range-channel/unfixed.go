package unfixed

import "sync"

// Several goroutines send: who closes is for them to agree on.
func several(tasks []func() int) (total int) {
	ch := make(chan int) // want "nobody closes `ch`"
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- task()
		}()
	}
	for n := range ch {
		total += n
	}
	wg.Wait()
	return total
}

// A return in the loop would leave the channel open.
func leaving(numbers []int, take func(int)) {
	ch := make(chan int) // want "nobody closes `ch`"
	go func() {
		for n := range ch {
			take(n)
		}
	}()
	for _, n := range numbers {
		if n < 0 {
			return
		}
		ch <- n
	}
}

// A function that sends may be meant to close.
func handed(numbers []int) (total int) {
	ch := make(chan int) // want "nobody closes `ch`"
	go feed(ch, numbers)
	for n := range ch {
		total += n
	}
	return total
}

func feed(out chan<- int, numbers []int) {
	for _, n := range numbers {
		out <- n
	}
}
