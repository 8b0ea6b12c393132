package bad

import "sync"

func consumer(numbers []int, take func(int)) {
	ch := make(chan int) // want "^bug: nobody closes `ch`" @ "make(chan int)"
	go func() {
		for n := range ch {
			take(n)
		}
	}()
	for _, n := range numbers {
		if n == 0 {
			continue
		}
		ch <- n
	}
}

func straight(take func(string)) {
	words := make(chan string, 4) // want "nobody closes `words`"
	go func() {
		for word := range words {
			take(word)
		}
	}()
	words <- "first"
	words <- "last"
}

func producer(numbers []int) (total int) {
	ch := make(chan int) // want "nobody closes `ch`"
	go func() {
		for _, n := range numbers {
			ch <- n
		}
	}()
	for n := range ch {
		total += n
	}
	return total
}

func parameter(numbers []int) (total int) {
	ch := make(chan int) // want "nobody closes"
	go func(out chan<- int) {
		for _, n := range numbers {
			out <- n
		}
	}(ch)
	for n := range ch {
		total += n
	}
	return total
}

func pool(jobs []func()) {
	queue := make(chan func()) // want "nobody closes `queue`"
	for range 4 {
		go func() {
			for job := range queue {
				job()
			}
		}()
	}
	for _, job := range jobs {
		queue <- job
	}
}

func quick(numbers []int, take func(int), enough func() bool) {
	var wg sync.WaitGroup
	ch := make(chan int) // want "nobody closes `ch`"
	wg.Add(1)
	go func() {
		defer wg.Done()
		for n := range ch {
			take(n)
		}
	}()
	for _, n := range numbers {
		if enough() {
			break
		}
		ch <- n
	}
	wg.Wait()
}
