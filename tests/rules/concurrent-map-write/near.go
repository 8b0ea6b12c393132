package near

import "sync"

func work(string) int { return 1 }

// The map is only measured, or handed on.
func measured() int {
	seen := make(map[string]int)
	go func() { seen["a"] = 1 }()
	return len(seen)
}

func other() (map[string]int, map[string]int) {
	seen, all := make(map[string]int), make(map[string]int)
	go func() { seen["a"] = 1 }()
	all["b"] = 2
	return seen, all
}

// When the literal runs is not known.
func later() func() int {
	seen := make(map[string]int)
	go func() { seen["a"] = 1 }()
	return func() int { return seen["a"] }
}

func locked(mu *sync.Mutex) int {
	seen := make(map[string]int)
	go func() { seen["a"] = 1 }()
	mu.Lock()
	defer mu.Unlock()
	return seen["a"]
}

func inTurn() {
	seen := make(map[string]int)
	done := make(chan bool)
	go func() {
		seen["a"] = 1
		close(done)
	}()
	<-done
	go func() { seen["b"] = 2 }()
}

func both(mu *sync.Mutex) {
	seen := make(map[string]int)
	go func() { seen["a"] = 1 }() // want "^bug: this writes to `seen` while it is used elsewhere"
	go func() { seen["b"] = 2 }() // want "^bug: this writes to `seen` while it is used elsewhere"
}

func oneLocked(mu *sync.Mutex) {
	seen := make(map[string]int)
	go func() { seen["a"] = 1 }()
	go func() {
		mu.Lock()
		seen["b"] = 2
		mu.Unlock()
	}()
}

func twice() {
	seen := make(map[string]int)
	go func() {
		seen["a"] = 1 // want "^bug: this writes to `seen`"
		println(seen["a"])
	}()
	println(seen["b"])
}

func computed(names []string) {
	seen := make(map[string]int)
	for _, name := range names {
		go func() {
			seen[name] = work(name) // want "^bug: several goroutines write to `seen` at once / offered fix"
		}()
	}
}

func counted(names []string) {
	seen := make(map[string]int)
	for _, name := range names {
		go func() {
			seen[name] = seen["all"] + work(name) // want "several goroutines write to `seen` at once / offered fix"
		}()
	}
}

func several(names []string) {
	seen := make(map[string]int)
	for _, name := range names {
		go func() {
			seen[name] = work(name) // want "several goroutines write .* / offered fix"
			seen[name+"!"] = len(name)
		}()
	}
}

func plain(names []string) {
	seen := make(map[string]int)
	for _, name := range names {
		go func() {
			seen[name] = len(name) + int(name[0]) // want "several goroutines write .* / offered fix"
		}()
	}
}

func long(names []string) {
	seen := make(map[string]int)
	for _, name := range names {
		go func() {
			seen[name] = work( // want "several goroutines write .* / offered fix"
				name,
			)
		}()
	}
}
