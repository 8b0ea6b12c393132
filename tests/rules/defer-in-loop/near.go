package near

import (
	"context"
	"os"
	"sync"
)

type guard struct {
	mu    sync.Mutex
	files []*os.File
}

// Each iteration has its own lock, or never takes one.
func own(all []*guard) {
	for _, g := range all {
		g.mu.Lock()
		defer g.mu.Unlock()
	}
}

func (g *guard) taken(all []string) {
	g.mu.Lock()
	for range all {
		defer g.mu.Unlock()
	}
}

func (g *guard) later(all []string, run func(func())) {
	for range all {
		run(func() { g.mu.Lock() })
		defer g.mu.Unlock()
	}
}

func (g *guard) before(all []string) {
	g.mu.Lock()
	g.mu.Unlock()
	for range all {
		defer g.mu.Unlock()
	}
}

func (g *guard) held(all []string) {
	for range all {
		g.mu.Lock()
		defer g.mu.Unlock() // want "^bug: the lock is still held"
	}
}

// Not made in the loop.
func outer(f *os.File, all []string) {
	for range all {
		defer f.Close()
	}
}

func logout(f *os.File) {}

func calling(all []string, done func()) {
	for range all {
		defer done()
	}
}

func cancelling(all []string, ctx context.Context) {
	for range all {
		_, cancel := context.WithCancel(ctx)
		defer cancel() // want "^risk: this runs when the function returns"
		println(cancel != nil)
	}
}
