package ok

import (
	"sync"
	"sync/atomic"
)

func before(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			job()
		}()
	}
	wg.Wait()
}

// The parent's count is held while the child is added.
func child(jobs []func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for _, job := range jobs {
			wg.Add(1)
			go func() {
				defer wg.Done()
				job()
			}()
		}
	}()
	wg.Wait()
}

func own(jobs []func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		var wg sync.WaitGroup
		wg.Add(1)
		go func() {
			defer wg.Done()
			jobs[0]()
		}()
		wg.Wait()
	}()
	wg.Wait()
}

func counter(jobs []func()) int64 {
	var wg atomic.Int64
	var done sync.WaitGroup
	for _, job := range jobs {
		done.Add(1)
		go func() {
			defer done.Done()
			wg.Add(1)
			job()
		}()
	}
	done.Wait()
	return wg.Load()
}

// Nobody waits here.
func unwaited(wg *sync.WaitGroup, job func()) {
	go func() {
		wg.Add(1)
		defer wg.Done()
		job()
	}()
}

// Counting down.
func down(job func()) {
	var wg sync.WaitGroup
	add(&wg)
	go func() {
		job()
		wg.Add(-1)
	}()
	wg.Wait()
}

func add(wg *sync.WaitGroup) { wg.Add(1) }

func finish(wg *sync.WaitGroup, job func()) {
	job()
	wg.Add(-1)
}

func named(job func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go finish(&wg, job)
	wg.Wait()
}

type registry struct{ groups map[string]*sync.WaitGroup }

// Who keeps the group may have added to it.
func kept(r *registry, job func()) {
	wg := new(sync.WaitGroup)
	r.groups["a"] = wg
	start(r)
	go func() {
		wg.Add(1)
		defer wg.Done()
		job()
	}()
	wg.Wait()
}

func start(r *registry) { r.groups["a"].Add(1) }

type pool struct{ wg sync.WaitGroup }

func (p *pool) stop() { p.wg.Wait() }

// A count is held until the goroutine has its own.
func (p *pool) replace(job func()) {
	p.wg.Add(1)
	go func() {
		p.wg.Add(1)
		defer p.wg.Done()
		job()
	}()
}

// It is known by then whether there is anything to wait for.
func (p *pool) maybe(job func() bool) {
	go func() {
		if !job() {
			return
		}
		p.wg.Add(1)
		defer p.wg.Done()
		job()
	}()
}
