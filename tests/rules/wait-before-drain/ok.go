package ok

import "sync"

func closer(tasks []func() int) (total int) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	for n := range results {
		total += n
	}
	return total
}

func buffered(tasks []func() int) (total int) {
	results := make(chan int, len(tasks))
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	wg.Wait()
	close(results)
	for n := range results {
		total += n
	}
	return total
}

func meanwhile(tasks []func() int) (total int) {
	results := make(chan int)
	done := make(chan struct{})
	var wg sync.WaitGroup
	go func() {
		defer close(done)
		for n := range results {
			total += n
		}
	}()
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	wg.Wait()
	close(results)
	<-done
	return total
}

func before(tasks []func() int) (total int) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	for range tasks {
		total += <-results
	}
	wg.Wait()
	return total
}

// The worker gives its result up when nobody waits for it.
func yielding(tasks []func() int) (total int) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() {
			select {
			case results <- task():
			default:
			}
		})
	}
	wg.Wait()
	close(results)
	for n := range results {
		total += n
	}
	return total
}

// Another group counts the senders.
func other(tasks []func() int, prepare func()) (total int) {
	results := make(chan int)
	var ready, wg sync.WaitGroup
	ready.Go(prepare)
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	ready.Wait()
	for range tasks {
		total += <-results
	}
	wg.Wait()
	return total
}

// The senders start after the wait.
func later(tasks []func() int, wg *sync.WaitGroup) (total int) {
	results := make(chan int)
	wg.Wait()
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- task()
		}()
	}
	for range tasks {
		total += <-results
	}
	return total
}

func given(tasks []func() int, results chan int) (total int) {
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	wg.Wait()
	close(results)
	for n := range results {
		total += n
	}
	return total
}

func deferred(tasks []func() int) (total int) {
	results := make(chan int)
	var wg sync.WaitGroup
	defer wg.Wait()
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	for range tasks {
		total += <-results
	}
	return total
}
