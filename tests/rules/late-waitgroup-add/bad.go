package bad

import "sync"

type server struct{ wg sync.WaitGroup }

func first(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		go func() {
			wg.Add(1) // want "^bug: `Wait` may return before the goroutine gets here" @ "wg.Add(1)"
			defer wg.Done()
			job()
		}()
	}
	wg.Wait()
}

func second(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		go func() {
			defer wg.Done()
			wg.Add(1) // want "may return before" @ "wg.Add(1)"
			job()
		}()
	}
	wg.Wait()
}

func (s *server) run(job func()) {
	go func() {
		s.wg.Add(1) // want "may return before"
		job()
		s.wg.Done()
	}()
	s.wg.Wait()
}

func closed(jobs []func(), results chan int) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		go func() {
			wg.Add(1) // want "may return before"
			defer wg.Done()
			job()
			results <- 1
		}()
	}
	go func() {
		wg.Wait()
		close(results)
	}()
}

func deferred(job func()) {
	var wg sync.WaitGroup
	defer wg.Wait()
	go func() {
		wg.Add(1) // want "may return before"
		defer wg.Done()
		job()
	}()
}

func (s *server) start(job func()) {
	go func() {
		s.wg.Add(1) // want "may return before"
		defer s.wg.Done()
		job()
	}()
}

func (s *server) stop() { s.wg.Wait() }
