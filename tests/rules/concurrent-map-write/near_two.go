package near

import "sync"

func both(names []string) (map[string]int, map[string]bool) {
	sizes, seen := make(map[string]int), make(map[string]bool)
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sizes[name] = len(name) // want "."
			println(name)
			seen[name] = true // want "."
		}()
	}
	wg.Wait()
	return sizes, seen
}
