package ok

import "sync"

func each(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for _, task := range tasks {
		go func() {
			defer wg.Done()
			task()
		}()
	}
	wg.Wait()
}

// One after the other, as it says.
func oneByOne(tasks []func()) {
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			task()
		}()
		wg.Wait()
	}
}

// Each round has its own count.
func rounds(batches [][]func()) {
	var wg sync.WaitGroup
	for _, batch := range batches {
		wg.Add(len(batch))
		for _, task := range batch {
			go func() {
				defer wg.Done()
				task()
			}()
		}
		wg.Wait()
	}
}

// Another group counts the one that waits.
func closing(tasks []func() int, outer *sync.WaitGroup) <-chan int {
	results := make(chan int, len(tasks))
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for _, task := range tasks {
		go func() {
			defer wg.Done()
			results <- task()
		}()
	}
	outer.Add(1)
	go func() {
		defer outer.Done()
		wg.Wait()
		close(results)
	}()
	return results
}

// It is done before it waits for the others.
func barrier(n int, before, after func()) {
	var ready, all sync.WaitGroup
	ready.Add(n)
	for range n {
		all.Go(func() {
			before()
			ready.Done()
			ready.Wait()
			after()
		})
	}
	all.Wait()
}

// Not all of them are started here.
func some(tasks []func(), more func(*sync.WaitGroup)) {
	var wg sync.WaitGroup
	wg.Add(2)
	more(&wg)
	for _, task := range tasks {
		go func() {
			defer wg.Done()
			task()
		}()
		wg.Wait()
	}
}

// The wait stands in the last iteration.
func last(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for i, task := range tasks {
		go func() {
			defer wg.Done()
			task()
		}()
		if i == len(tasks)-1 {
			wg.Wait()
		}
	}
}
