package near

import "sync"

type counter struct{ n int }

func (c *counter) Add(n int) { c.n += n }

// Another kind of counter, or a step down.
func counted(c *counter, wg *sync.WaitGroup) {
	go func() {
		c.Add(1)
	}()
	wg.Wait()
}

func down(wg *sync.WaitGroup, n int) {
	go func() {
		wg.Add(-1)
	}()
	wg.Wait()
}

func unknown(wg *sync.WaitGroup, n int) {
	go func() {
		wg.Add(n)
	}()
	wg.Wait()
}

func all(names []string) {
	var wg sync.WaitGroup
	go func() {
		wg.Add(len(names)) // want "^bug: `Wait` may return before the goroutine gets here$"
	}()
	wg.Wait()
}

func size(names []string) int { return 3 * len(names) }

func sized(names []string) {
	var wg sync.WaitGroup
	go func() {
		wg.Add(size(names))
	}()
	wg.Wait()
}

// Nobody waits, or only before.
func unwaited() {
	var wg sync.WaitGroup
	go func() {
		wg.Add(1)
	}()
	wg.Done()
}

func before() {
	var wg sync.WaitGroup
	wg.Wait()
	go func() {
		wg.Add(1)
	}()
}

func deferred() {
	var wg sync.WaitGroup
	defer wg.Wait()
	go func() {
		wg.Add(1) // want "^bug: `Wait` may return"
		wg.Done()
	}()
}

func add(wg *sync.WaitGroup) {
	wg.Add(1)
	defer wg.Done()
}

func remove(wg *sync.WaitGroup) { wg.Add(-1) }

func later(wg *sync.WaitGroup) { defer wg.Add(1) }

func inner(wg *sync.WaitGroup) {
	go func() { wg.Add(1) }()
}

func done(wg *sync.WaitGroup, c *counter) {
	c.Add(1)
	wg.Done()
}

func called(c *counter) {
	var wg, other sync.WaitGroup
	go add(&wg) // want "`add` adds to the group only when it runs"
	wg.Wait()
	go remove(&other)
	other.Wait()
}

func calledLater(c *counter) {
	var wg, other, third sync.WaitGroup
	go later(&wg)
	wg.Wait()
	go inner(&other)
	other.Wait()
	third.Add(1)
	go done(&third, c)
	third.Wait()
	add(&third)
	third.Wait()
}
