package near

import (
	"bufio"
	"bytes"
)

// The literal with the line is done before the next one is read; the other one does not know it.
func atOnce(s *bufio.Scanner, use func([]byte), notify func(int)) {
	for n := 0; s.Scan(); n++ {
		line := s.Bytes()
		func() {
			use(line)
		}()
		go func() {
			notify(n)
		}()
	}
}

// What is kept is a part of the text.
func without(s *bufio.Scanner, text []byte) (all [][]byte) {
	for s.Scan() {
		rest := bytes.TrimPrefix(text, s.Bytes())
		all = append(all, rest)
	}
	return all
}
