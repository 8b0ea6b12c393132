package near

import "sync"

// The wait runs at the end, behind the call that is done.
func barrier(n int, before func(int)) {
	var ready sync.WaitGroup
	ready.Add(n)
	for i := range n {
		go func() {
			defer ready.Wait()
			before(i)
			ready.Done()
		}()
	}
}

// The one that waits is done before; the others don't wait.
func lastly(n int, task func(int)) {
	var wg sync.WaitGroup
	wg.Add(n)
	for i := range n {
		go func() {
			if i > 0 {
				defer wg.Done()
			} else {
				wg.Done()
				wg.Wait()
			}
			task(i)
		}()
	}
}

// Each iteration counts, and its goroutine is done as often.
func pairs(names []string, meet func(a, b string)) {
	var wg sync.WaitGroup
	for _, a := range names {
		wg.Add(len(names))
		go func() {
			for _, b := range names {
				meet(a, b)
				wg.Done()
			}
		}()
		wg.Wait()
	}
}

// Only a single one is counted.
func single(tasks []func()) {
	var wg sync.WaitGroup
	isSingle := len(tasks) == 1
	if isSingle {
		wg.Add(len(tasks))
	}
	for _, task := range tasks {
		go func() {
			task()
			if isSingle {
				wg.Done()
			}
		}()
		wg.Wait()
	}
}

// What the others count is taken back before the wait.
func first(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for i, task := range tasks {
		go func() {
			task()
			if i == 0 {
				wg.Done()
			}
		}()
		if i == 0 {
			for range tasks[1:] {
				wg.Done()
			}
		}
		wg.Wait()
	}
}

// All of them were started in the loop before.
func started(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for _, task := range tasks {
		go func() {
			defer wg.Done()
			task()
		}()
	}
	for i := range tasks {
		wg.Wait()
		println(i)
	}
}

// All of them run in one goroutine.
func inTurn(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	go func() {
		for _, task := range tasks {
			task()
			wg.Done()
		}
	}()
	for range tasks {
		wg.Wait()
	}
}
