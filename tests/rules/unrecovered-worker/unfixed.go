package bad

import "sync"

func Map(in []int, f func(int) int) []int {
	out := make([]int, len(in))
	var wg sync.WaitGroup
	for i, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = f(v) // want "^hint: a panic in this call" @ "f(v)"
		}()
	}
	wg.Wait()
	return out
}

func filter(in <-chan int, out chan<- int, keep func(int) bool) {
	go func() {
		for v := range in {
			if keep(v) { // want "^hint" @ "keep(v)"
				out <- v
			}
		}
	}()
}
