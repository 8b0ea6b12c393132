package bad

import (
	"net/http"
	"sync"
	"time"
)

func results(names []string, size func(string) int) map[string]int {
	sizes := make(map[string]int)
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sizes[name] = size(name) // want "^bug: several goroutines write to `sizes` at once" @ "sizes[name]"
		}()
	}
	wg.Wait()
	return sizes
}

func counts(words []string) map[string]int {
	seen := map[string]int{}
	var wg sync.WaitGroup
	for _, word := range words {
		wg.Go(func() {
			seen[word]++ // want "several goroutines write to `seen`" @ "seen[word]"
		})
	}
	wg.Wait()
	return seen
}

func argument(words []string) map[string]bool {
	seen := map[string]bool{}
	var wg sync.WaitGroup
	for _, word := range words {
		wg.Add(1)
		go func(word string) {
			defer wg.Done()
			seen[word] = true // want "several goroutines"
			delete(seen, "")
		}(word)
	}
	wg.Wait()
	return seen
}

func appended(words []string) map[int][]string {
	byLength := map[int][]string{}
	var wg sync.WaitGroup
	for _, word := range words {
		wg.Add(1)
		go func() {
			defer wg.Done()
			byLength[len(word)] = append(byLength[len(word)], word) // want "several goroutines"
		}()
	}
	wg.Wait()
	return byLength
}

func handler(mux *http.ServeMux) {
	hits := map[string]int{}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		hits[r.URL.Path]++ // want "several goroutines write to `hits`"
	})
}

func two(a, b []string) map[string]int {
	seen := map[string]int{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for _, word := range a {
			seen[word] = 1 // want "this writes to `seen` while it is used elsewhere" @ "seen[word]"
		}
	}()
	go func() {
		defer wg.Done()
		for _, word := range b {
			seen[word] = 2 // want "while it is used elsewhere"
		}
	}()
	wg.Wait()
	return seen
}

func beside(words []string) map[string]int {
	seen := map[string]int{}
	done := make(chan bool)
	go func() {
		for _, word := range words {
			seen[word] = 1 // want "while it is used elsewhere"
		}
		close(done)
	}()
	seen["a"] = 2
	<-done
	return seen
}

// The ticker says when, and not who is done.
func paced(names []string, size func(string) int) map[string]int {
	sizes := make(map[string]int)
	var wg sync.WaitGroup
	pace := time.NewTicker(time.Millisecond)
	defer pace.Stop()
	for _, name := range names {
		wg.Add(1)
		<-pace.C
		go func() {
			defer wg.Done()
			sizes[name] = size(name) // want "several goroutines write to `sizes` at once"
		}()
	}
	wg.Wait()
	return sizes
}

type shop struct {
	mu     sync.Mutex
	prices map[string]int
}

func (s *shop) price(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.prices[name]
}

// The lock of the shop is given back before anything is written.
func (s *shop) list(names []string) map[string]int {
	list := make(map[string]int)
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			price := s.price(name)
			list[name] = price // want "several goroutines write to `list` at once"
		}()
	}
	wg.Wait()
	return list
}
