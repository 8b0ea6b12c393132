package near

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
)

func fill(w io.Writer) error { return errors.New("no") }

func size(w io.Writer) int { return 0 }

// The close stands in a branch.
func branch(v any, ok bool) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		json.NewEncoder(pw).Encode(v)
		if ok {
			pw.Close()
		}
	}()
	return pr
}

func branchDeferred(v any, ok bool) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		if ok {
			defer pw.Close()
			if err := fill(pw); err != nil {
				log.Print(err)
				return
			}
		}
	}()
	return pr
}

// The function's own business.
func direct(pw *io.PipeWriter) {
	defer pw.Close()
	fill(pw)
}

func literal(pw *io.PipeWriter) func() {
	return func() {
		defer pw.Close()
		fill(pw)
	}
}

// Not a writing call.
func counted() io.Reader {
	pr, pw := io.Pipe()
	go func() {
		size(pw)
		pw.Close()
	}()
	return pr
}

func elsewhere(names []string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		os.Remove("x")
		pw.Write(nil)
		pw.Close()
	}()
	return pr
}

func finished() io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		pw.CloseWithError(nil)
	}()
	return pr
}

// What is copied may end at any time.
func echoed(r io.Reader, resp *http.Response) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		io.Copy(pw, r)
		pw.Close()
	}()
	return pr
}

func downloaded(resp *http.Response) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		io.Copy(pw, resp.Body)
		pw.Close() // want "^risk: the reader takes this for the end of complete data"
	}()
	return pr
}

func file(name string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		f, err := os.Open(name)
		if err != nil {
			pw.CloseWithError(err)
			return
		}
		io.Copy(pw, f)
		pw.Close() // want "^risk: the reader takes this"
	}()
	return pr
}

func standard() io.Reader {
	pr, pw := io.Pipe()
	go func() {
		io.Copy(pw, os.Stdin)
		pw.Close()
	}()
	return pr
}

// Another call closes it with the error.
func told(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := fill(io.Discard); err != nil {
			pw.CloseWithError(err)
			return
		}
		if err := fill(io.Discard); err != nil {
			log.Print(err)
			return
		}
		pw.Write(nil)
	}()
	return pr
}

func inner(each func(func())) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		each(func() {
			if err := fill(io.Discard); err != nil {
				return
			}
		})
		pw.Write(nil)
	}()
	return pr
}

func goesOn() io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := fill(io.Discard); err != nil {
			log.Print(err)
		}
		pw.Write(nil)
	}()
	return pr
}

// The reader is gone.
func gone(lines []string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		for _, line := range lines {
			if _, err := io.WriteString(pw, line); err != nil {
				return
			}
		}
	}()
	return pr
}

func opened(lines []string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close() // want "^risk: the reader takes this"
		if _, err := io.WriteString(io.Discard, "x"); err != nil {
			return
		}
		pw.Write(nil)
	}()
	return pr
}

func sent(errs chan error) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := fill(io.Discard); err != nil {
			errs <- err
			return
		}
		pw.Write(nil)
	}()
	return pr
}

func kept(last *error) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := fill(io.Discard); err != nil {
			*last = err
			return
		}
		pw.Write(nil)
	}()
	return pr
}

func handed(tell func(error)) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := fill(io.Discard); err != nil {
			tell(err)
			return
		}
		pw.Write(nil)
	}()
	return pr
}

func flagged(failed chan bool) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		if err := fill(io.Discard); err != nil {
			failed <- true
			return
		}
		pw.Write(nil)
	}()
	return pr
}

// Another error.
func earlier(err error) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		n := size(io.Discard)
		if err != nil {
			return
		}
		println(n)
		pw.Write(nil)
	}()
	return pr
}
