package near

import (
	"bufio"
	"bytes"
	"sync"
)

type record struct{ text []byte }

// The loop ends with the first one.
func first(s *bufio.Scanner, all [][]byte) [][]byte {
	for s.Scan() {
		all = append(all, s.Bytes())
		break
	}
	return all
}

// It was copied, or is another one.
func replaced(s *bufio.Scanner, all [][]byte) [][]byte {
	for s.Scan() {
		line := s.Bytes()
		line = bytes.Clone(line)
		all = append(all, line)
	}
	return all
}

func called(s *bufio.Scanner, run func(func())) {
	for s.Scan() {
		line := s.Bytes()
		run(func() { println(string(line)) })
	}
}

func deferring(s *bufio.Scanner) {
	for s.Scan() {
		line := s.Bytes()
		func() { println(string(line)) }()
	}
}

func started(s *bufio.Scanner) {
	for s.Scan() {
		line := s.Bytes()
		go func() { println(string(line)) }() // want "^bug: the next read overwrites `line`"
	}
}

func waited(s *bufio.Scanner) {
	for s.Scan() {
		var wg sync.WaitGroup
		line := s.Bytes()
		wg.Add(1)
		go func() {
			println(string(line))
			wg.Done()
		}()
		wg.Wait()
	}
}

func use([]byte) {}

func handed(s *bufio.Scanner, done chan bool) {
	for s.Scan() {
		go use(s.Bytes())
		<-done
	}
}

func sent(s *bufio.Scanner, out chan []byte, done chan bool) {
	for s.Scan() {
		out <- s.Bytes()
		<-done
	}
}

func asked(s *bufio.Scanner, in map[string]chan int) {
	for s.Scan() {
		in[string(s.Bytes())] <- len(s.Bytes())
	}
}

// The variable is set more than once.
func twice(s *bufio.Scanner) {
	var last []byte
	for s.Scan() {
		println(string(last))
		last = s.Bytes()
		last = bytes.Clone(last)
	}
}

func afterwards(s *bufio.Scanner) []byte {
	var last []byte
	println(string(last))
	for s.Scan() {
		last = s.Bytes()
		println(string(last))
	}
	return last
}

// What is searched for is not kept.
func trimmed(s *bufio.Scanner, lines [][]byte) [][]byte {
	for s.Scan() {
		lines = append(lines, bytes.TrimLeft([]byte(" x"), string(s.Bytes())))
		lines = append(lines, bytes.TrimPrefix(nil, s.Bytes()))
	}
	return lines
}

func copied(s *bufio.Scanner, all []byte) []byte {
	for s.Scan() {
		all = append(all, s.Bytes()...)
	}
	return all
}

func grown(s *bufio.Scanner, out func([]byte)) {
	for s.Scan() {
		out(append(s.Bytes(), "\r\n"...)) // want "^bug: appending to `s.Bytes..` overwrites"
		out(append(s.Bytes(), "\n"...))   // want "^risk: appending to `s.Bytes..` may overwrite"
	}
}

func keyed(s *bufio.Scanner, counts map[string]int) {
	for s.Scan() {
		counts[string(s.Bytes())] = 1
	}
}
