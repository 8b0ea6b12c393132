package old

import "bufio"

func kept(s *bufio.Scanner) [][]byte {
	var all [][]byte
	for s.Scan() {
		all = append(all, s.Bytes()) // want "^bug: the next read overwrites"
	}
	return all
}
