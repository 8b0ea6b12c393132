package near

import (
	"bytes"
	"sync"
)

type holder struct{ buf bytes.Buffer }

// A field is looked at by other rules.
func field(h *holder) {
	for range 3 {
		go func() { h.buf.WriteString("x") }()
	}
}

// Only its length is asked for.
func passed(use func(*bytes.Buffer)) {
	var buf bytes.Buffer
	go func() { buf.WriteString("x") }()
	use(&buf)
}

func later() func() {
	var buf bytes.Buffer
	go func() { buf.WriteString("x") }()
	return func() { buf.WriteString("y") }
}

func two() {
	var buf bytes.Buffer
	go func() {
		buf.WriteString("x")
		buf.WriteString("y")
	}()
}

func both(mu *sync.Mutex) {
	var buf bytes.Buffer
	go func() { buf.WriteString("x") }()
	go func() {
		mu.Lock()
		buf.WriteString("y")
		mu.Unlock()
	}()
}

func inTurn() {
	var buf bytes.Buffer
	done := make(chan bool)
	go func() {
		buf.WriteString("x")
		close(done)
	}()
	<-done
	go func() { buf.WriteString("y") }()
}

func beside() {
	var buf bytes.Buffer
	go func() { buf.WriteString("x") }() // want "^bug: this uses `buf` while it is used elsewhere"
	go func() { buf.WriteString("y") }() // want "^bug: this uses `buf` while it is used elsewhere"
}

func nested() {
	var buf bytes.Buffer
	go func() {
		func() { buf.WriteString("x") }()
	}()
	buf.WriteString("y")
}
