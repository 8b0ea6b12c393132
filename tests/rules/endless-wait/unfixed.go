package bad

import "sync"

type pool struct {
	wg   sync.WaitGroup
	jobs chan func()
}

func (p *pool) start(workers int) {
	for range workers {
		p.wg.Add(1)
		go p.work()
	}
}

func (p *pool) work() {
	defer p.wg.Done()
	for job := range p.jobs {
		job()
	}
	p.wg.Wait() // want "^bug: `p.wg` counts this function itself, which is done only after the wait"
}

func closing(tasks []func() int) <-chan int {
	results := make(chan int, len(tasks))
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- task()
		}()
	}
	wg.Add(1)
	go func() {
		wg.Wait() // want "`wg` counts this function itself"
		close(results)
		wg.Done()
	}()
	return results
}

func grouped(tasks []func() int) <-chan int {
	results := make(chan int, len(tasks))
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() { results <- task() })
	}
	wg.Go(func() {
		wg.Wait() // want "`wg` counts this function itself"
		close(results)
	})
	return results
}
