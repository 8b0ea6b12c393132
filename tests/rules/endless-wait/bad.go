package bad

import "sync"

func each(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for _, task := range tasks {
		go func() {
			defer wg.Done()
			task()
		}()
		wg.Wait() // want "^bug: `wg` counts goroutines that later iterations start" @ "wg.Wait()"
	}
}

func numbered(n int, task func(int)) {
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func() {
			task(i)
			wg.Done()
		}()
		wg.Wait() // want "`wg` counts goroutines that later iterations start"
	}
}

func repeated(n int, task func()) {
	var wg sync.WaitGroup
	wg.Add(n)
	for range n {
		go func() {
			task()
			wg.Done()
		}()
		// One after the other.
		wg.Wait() // want "`wg` counts goroutines that later iterations start"
	}
}
