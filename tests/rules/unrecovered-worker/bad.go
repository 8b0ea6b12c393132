package bad

import "sync"

func start(jobs <-chan func()) {
	go func() {
		for job := range jobs {
			job() // want "^hint: a panic in this call ends the whole program" @ "job()"
		}
	}()
}

type handler interface{ handle(string) error }

type pool struct {
	names chan string
	last  error
}

func (p *pool) run(h handler, n int) {
	for range n {
		go func() {
			for name := range p.names {
				if name == "" {
					continue
				}
				// Only the last one is kept.
				p.last = h.handle(name) // want "^hint" @ "h.handle(name)"
			}
		}()
	}
}

func filter(in <-chan int, out chan<- int, keep func(int) bool) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		kept := 0
		for v := range in {
			if kept < 10 {
				kept = count(kept)
			}
			use(keep, v)
		}
	}()
	wg.Wait()
}

func count(n int) int { return n + 1 }

func use(keep func(int) bool, v int) {}
