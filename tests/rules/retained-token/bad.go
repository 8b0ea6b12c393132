package bad

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

type entry struct {
	line []byte
	next *entry
}

func kept(s *bufio.Scanner) [][]byte {
	var all [][]byte
	for s.Scan() {
		all = append(all, s.Bytes()) // want "^bug: the next read overwrites `s.Bytes..`" @ "s.Bytes()"
	}
	return all
}

func named(s *bufio.Scanner, lines chan<- []byte) {
	for s.Scan() {
		line := bytes.TrimSpace(s.Bytes())
		if len(line) == 0 {
			continue
		}
		lines <- line // want "^bug: the next read overwrites `line`"
	}
}

func sent(s *bufio.Scanner, lines chan<- []byte) {
	for s.Scan() {
		line := s.Bytes()
		if len(line) == 0 {
			continue
		}
		lines <- line // want "^bug: the next read overwrites `line`" @ "line"
	}
}

func mapped(s *bufio.Scanner) map[int][]byte {
	found := map[int][]byte{}
	for n := 0; s.Scan(); n++ {
		found[n] = bytes.TrimSpace(s.Bytes()) // want "overwrites `bytes.TrimSpace.s.Bytes...`"
	}
	return found
}

func elements(r *bufio.Reader) (all []entry, err error) {
	for {
		line, err := r.ReadSlice('\n')
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, entry{line: line[:len(line)-1]}) // want "overwrites `line.:len.line.-1.`"
	}
}

func grown(s *bufio.Scanner, w io.Writer) {
	for s.Scan() {
		w.Write(append(s.Bytes(), "\r\n"...)) // want "^bug: appending to `s.Bytes..` overwrites what is read next" @ "s.Bytes()"
	}
}

func bytewise(s *bufio.Scanner, w io.Writer) {
	for s.Scan() {
		line := s.Bytes()
		w.Write(append(line, '\r', '\n')) // want "^bug: appending to `line` overwrites"
	}
}

func byOne(s *bufio.Scanner, w io.Writer) {
	for s.Scan() {
		w.Write(append(s.Bytes(), ';')) // want "^risk: appending to `s.Bytes..` may overwrite"
	}
}

func started(s *bufio.Scanner, handle func([]byte)) {
	for s.Scan() {
		go handle(s.Bytes()) // want "^bug: the next read overwrites"
	}
}

func carried(s *bufio.Scanner) (repeated int) {
	var last []byte
	for s.Scan() {
		if bytes.Equal(last, s.Bytes()) {
			repeated++
		}
		last = s.Bytes() // want "^bug: `last` is overwritten by the next read"
	}
	return repeated
}

func ring(s *bufio.Scanner, n int) [][]byte {
	lines := make([][]byte, n)
	for i := 0; s.Scan(); i++ {
		lines[i%n] = s.Bytes() // want "^bug: the next read overwrites"
	}
	fmt.Println(len(lines))
	return lines
}
