package near

import (
	"bufio"
	"bytes"
)

// The token is only compared with.
func rest(s *bufio.Scanner, name []byte) (all [][]byte) {
	for s.Scan() {
		all = append(all, bytes.TrimPrefix(name, s.Bytes()))
	}
	return all
}
