package bad

import "sync"

type server struct {
	done chan struct{}
}

func deferred(tasks []func() int) (total int) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer close(results) // want "^bug: each goroutine of this loop closes the same channel" @ "close(results)"
			results <- task()
		}()
	}
	for n := range results {
		total += n
	}
	return total
}

func plain(out chan<- int, n int) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			out <- i
			// The last one.
			close(out) // want "each goroutine"
			wg.Done()
		}()
	}
	wg.Wait()
}

func (s *server) literal(workers int, work func()) {
	for range workers {
		go func() {
			defer func() {
				close(s.done) // want "each goroutine"
			}()
			work()
		}()
	}
}

func iterations(batches [][]int, take func(int)) {
	ready := make(chan struct{})
	for _, batch := range batches {
		for _, n := range batch {
			take(n)
		}
		close(ready) // want "^bug: the next iteration closes the same channel again"
	}
}

func both(numbers []int, out chan<- int) {
	defer close(out)
	for _, n := range numbers {
		out <- n
	}
	close(out) // want "^bug: the channel is closed twice on this path" @ "close(out)"
}

func branch(numbers []int, out chan<- int) {
	if len(numbers) == 0 {
		close(out)
	}
	for _, n := range numbers {
		out <- n
	}
	close(out) // want "closed twice"
}
