package ok

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

func told(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(v))
	}()
	return pr
}

func both(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := json.NewEncoder(pw).Encode(v); err != nil {
			pw.CloseWithError(err)
		}
	}()
	return pr
}

func text(lines []string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		for _, line := range lines {
			fmt.Fprintln(pw, line)
		}
		io.WriteString(pw, "end\n")
		pw.Close()
	}()
	return pr
}

func stdin() io.Reader {
	pr, pw := io.Pipe()
	go func() {
		io.Copy(pw, os.Stdin)
		pw.Close()
	}()
	return pr
}

func pumped(stdin io.Reader) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		io.Copy(pw, stdin)
		pw.Close()
	}()
	return pr
}

func deliberate(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		_ = json.NewEncoder(pw).Encode(v)
		pw.Close()
	}()
	return pr
}

func sent(v any, failed chan<- error) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := json.NewEncoder(pw).Encode(v); err != nil {
			failed <- err
			return
		}
	}()
	return pr
}

func stored(v any) (io.Reader, *error) {
	pr, pw := io.Pipe()
	var failed error
	go func() {
		defer pw.Close()
		data, err := json.Marshal(v)
		if err != nil {
			failed = err
			return
		}
		pw.Write(data)
	}()
	return pr, &failed
}

func gone(blocks [][]byte) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		for _, block := range blocks {
			if _, err := pw.Write(block); err != nil {
				return
			}
		}
	}()
	return pr
}

func here(pw *io.PipeWriter, v any) {
	json.NewEncoder(pw).Encode(v)
	pw.Close()
}

func ended(r io.Reader) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		for {
			line, err := readLine(r)
			if err != nil {
				if err == io.EOF {
					pw.Close()
					return
				}
				pw.CloseWithError(err)
				return
			}
			pw.Write(line)
		}
	}()
	return pr
}

func readLine(r io.Reader) ([]byte, error) {
	var b [1]byte
	_, err := io.ReadFull(r, b[:])
	return b[:], err
}

func refused(block []byte) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		if _, err := pw.Write(block); err != nil {
			pw.Close()
			return
		}
		pw.Close()
	}()
	return pr
}
