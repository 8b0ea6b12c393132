package near

import (
	"encoding/json"
	"io"
)

// It is not seen whether and where this is run.
func queued(run func(func()), v any) ([]byte, error) {
	pr, pw := io.Pipe()
	run(func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(v))
	})
	head := make([]byte, 4)
	_, err := io.ReadFull(pr, head)
	return head, err
}

// Nobody but the goroutine itself has the writer, and what becomes of it is not seen.
func registered(register func(io.WriteCloser), use func([]byte)) {
	go func() {
		pr, pw := io.Pipe()
		register(pw)
		head := make([]byte, 4)
		if _, err := io.ReadFull(pr, head); err == nil {
			use(head)
		}
	}()
}

// The loop ends at a value that is broken, too.
func values(from []json.RawMessage, use func(int)) {
	pr, pw := io.Pipe() // want "^bug: the goroutine that writes waits for ever"
	go func() {
		for _, message := range from {
			pw.Write(message)
		}
		pw.Close()
	}()
	dec := json.NewDecoder(pr)
	for dec.More() {
		var n int
		dec.Decode(&n)
		use(n)
	}
}
