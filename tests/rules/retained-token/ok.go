package ok

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"
)

func cloned(s *bufio.Scanner) (all [][]byte) {
	for s.Scan() {
		all = append(all, bytes.Clone(s.Bytes()))
	}
	return all
}

func copied(s *bufio.Scanner) (all []byte) {
	for s.Scan() {
		all = append(all, s.Bytes()...)
		all = append(all, '\n')
	}
	return all
}

func text(s *bufio.Scanner) (all []string) {
	for s.Scan() {
		all = append(all, s.Text(), string(s.Bytes()))
	}
	return all
}

func used(s *bufio.Scanner, w io.Writer) error {
	for s.Scan() {
		var v any
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			return err
		}
		line := bytes.TrimSpace(s.Bytes())
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return s.Err()
}

func outer(s *bufio.Scanner, w io.Writer) {
	var line []byte
	for s.Scan() {
		line = s.Bytes()
		w.Write(line)
	}
}

func found(s *bufio.Scanner, word []byte) []byte {
	var line []byte
	for s.Scan() {
		line = s.Bytes()
		if bytes.Contains(line, word) {
			break
		}
	}
	return line
}

func clipped(s *bufio.Scanner, w io.Writer) {
	for s.Scan() {
		line := s.Bytes()
		w.Write(append(line[:len(line):len(line)], "\r\n"...))
		w.Write(append(slices.Clip(s.Bytes()), "\r\n"...))
	}
}

func once(r *bufio.Reader) ([][]byte, error) {
	var all [][]byte
	line, err := r.ReadSlice('\n')
	return append(all, line), err
}

func parts(s *bufio.Scanner, use func([][]byte)) {
	for s.Scan() {
		var parts [][]byte
		parts = append(parts, s.Bytes())
		use(parts)
	}
}

func counted(s *bufio.Scanner) map[string]int {
	counts := map[string]int{}
	for s.Scan() {
		counts[string(s.Bytes())]++
	}
	return counts
}

func returned(s *bufio.Scanner) []byte {
	for s.Scan() {
		if len(s.Bytes()) > 0 {
			return s.Bytes()
		}
	}
	return nil
}

func buffered(s *bufio.Scanner) [][]byte {
	var all [][]byte
	var buf []byte
	for s.Scan() {
		start := len(buf)
		buf = append(buf, s.Bytes()...)
		all = append(all, buf[start:])
	}
	return all
}

func joined(s *bufio.Scanner, handle func([]byte)) {
	done := make(chan bool)
	for s.Scan() {
		line := s.Bytes()
		go func() {
			handle(line)
			done <- true
		}()
		<-done
	}
}

func acknowledged(s *bufio.Scanner, lines chan<- []byte, taken <-chan bool) {
	for s.Scan() {
		lines <- s.Bytes()
		<-taken
	}
}
