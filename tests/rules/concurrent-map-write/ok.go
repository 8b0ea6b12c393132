package ok

import (
	"sync"
)

func locked(names []string, size func(string) int) map[string]int {
	sizes := make(map[string]int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n := size(name)
			mu.Lock()
			defer mu.Unlock()
			sizes[name] = n
		}()
	}
	wg.Wait()
	return sizes
}

type store struct {
	mu    sync.Mutex
	items map[string]int
}

func (s *store) lock()   { s.mu.Lock() }
func (s *store) unlock() { s.mu.Unlock() }

func (s *store) helpers(names []string) {
	for _, name := range names {
		go func() {
			s.lock()
			s.items[name] = 1
			s.unlock()
		}()
	}
}

// One collector.
func collected(results <-chan string) map[string]bool {
	seen := map[string]bool{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for name := range results {
			seen[name] = true
		}
	}()
	<-done
	seen["a"] = true
	return seen
}

func slices(names []string, size func(string) int) []int {
	sizes := make([]int, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sizes[i] = size(name)
		}()
	}
	wg.Wait()
	return sizes
}

func reads(names []string, sizes map[string]int) {
	for _, name := range names {
		go func() {
			println(sizes[name])
		}()
	}
}

func syncMap(names []string) *sync.Map {
	var seen sync.Map
	for _, name := range names {
		go func() {
			seen.Store(name, true)
		}()
	}
	return &seen
}

func own(names []string) {
	for _, name := range names {
		go func() {
			seen := map[string]bool{}
			seen[name] = true
		}()
	}
}

func perIteration(names []string) {
	for _, name := range names {
		seen := map[string]bool{}
		go func() {
			seen[name] = true
		}()
	}
}

// One after the other.
func joined(names []string) map[string]bool {
	seen := map[string]bool{}
	for _, name := range names {
		done := make(chan bool)
		go func() {
			seen[name] = true
			close(done)
		}()
		<-done
	}
	return seen
}

func token(names []string) {
	seen := map[string]bool{}
	turn := make(chan bool, 1)
	for _, name := range names {
		go func() {
			turn <- true
			seen[name] = true
			<-turn
		}()
	}
}

func waited(words []string) map[string]int {
	seen := map[string]int{}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for _, word := range words {
			seen[word] = 1
		}
	}()
	wg.Wait()
	for word := range seen {
		seen[word] = 2
	}
	return seen
}

func cleanup(names []string, later func(func())) {
	seen := map[string]bool{}
	for _, name := range names {
		go func() {
			later(func() { seen[name] = true })
		}()
	}
}

type runner struct{ stop chan bool }

func (r *runner) run()  { <-r.stop }
func (r *runner) halt() { close(r.stop) }

func runs(r *runner) map[string]bool {
	seen := map[string]bool{}
	go func() {
		seen["a"] = true
		r.halt()
	}()
	r.run()
	seen["b"] = true
	return seen
}

// Each goroutine hands the turn on.
func turns(names []string, size func(string) int) map[string]int {
	sizes := make(map[string]int)
	turn := make(chan bool, 1)
	turn <- true
	for _, name := range names {
		<-turn
		go func() {
			sizes[name] = size(name)
			turn <- true
		}()
	}
	<-turn
	return sizes
}

type relay struct{ free chan bool }

func newRelay(free chan bool) *relay { return &relay{free} }

// What the relay is made of tells it who is done.
func relayed(names []string, size func(string) int) map[string]int {
	sizes := make(map[string]int)
	done := make(chan bool, len(names))
	r := newRelay(done)
	for _, name := range names {
		go func() {
			sizes[name] = size(name)
			done <- true
		}()
		<-r.free
	}
	return sizes
}

type table struct {
	mu    sync.Mutex
	sizes map[string]int
}

func (t *table) begin() { t.mu.Lock() }
func (t *table) end()   { t.mu.Unlock() }

func (t *table) fill(names []string, size func(string) int) {
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			t.begin()
			t.sizes[name] = size(name)
			t.end()
		}()
	}
	wg.Wait()
}
