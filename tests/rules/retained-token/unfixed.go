package unfixed

import "bufio"

func captured(s *bufio.Scanner, handle func([]byte)) {
	for s.Scan() {
		line := s.Bytes()
		go func() {
			handle(line) // want "^bug: the next read overwrites `line`"
		}()
	}
}
