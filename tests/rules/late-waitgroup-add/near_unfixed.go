package unfixed

import "sync"

func branch(ok bool) {
	var wg sync.WaitGroup
	go func() {
		if ok {
			wg.Add(1) // want "^bug: `Wait` may return before"
			defer wg.Done()
		}
	}()
	wg.Wait()
}

func counted(names []string) {
	var wg sync.WaitGroup
	go func() {
		wg.Add(len(names)) // want "^bug: `Wait` may return before"
	}()
	wg.Wait()
}
