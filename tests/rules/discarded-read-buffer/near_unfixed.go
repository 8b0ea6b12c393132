package unfixed

import "io"

type line []byte

func typed(r io.Reader) (line, error) {
	n, err := r.Read(make([]byte, 512)) // want "^bug: what is read here is lost" @ "make([]byte, 512)"
	if err != nil {
		return nil, err
	}
	return make(line, n), nil
}
