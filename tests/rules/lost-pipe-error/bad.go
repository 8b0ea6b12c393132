package bad

import (
	"encoding/json"
	"html/template"
	"io"
	"log"
	"net/http"
	"os"
)

func encoded(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		json.NewEncoder(pw).Encode(v)
		pw.Close() // want "^risk: the reader takes this for the end of complete data" @ "pw.Close()"
	}()
	return pr
}

func rendered(t *template.Template, data any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close() // want "the reader takes this"
		// Whatever the template says.
		t.Execute(pw, data)
	}()
	return pr
}

type snapshot interface {
	WriteTo(w io.Writer) (int64, error)
}

func saved(snap snapshot) io.ReadCloser {
	pr, pw := io.Pipe()
	go func() {
		snap.WriteTo(pw)
		pw.Close() // want "the reader takes this"
	}()
	return pr
}

func fetched(resp *http.Response) io.ReadCloser {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close() // want "the reader takes this"
		io.Copy(pw, resp.Body)
	}()
	return pr
}

func listed(names []string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close() // want "the reader takes this"
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				log.Print(err)
				return
			}
			pw.Write(data)
		}
	}()
	return pr
}

func helper(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		produce(pw, v)
		pw.Close() // want "the reader takes this"
	}()
	return pr
}

func produce(w io.Writer, v any) error {
	return json.NewEncoder(w).Encode(v)
}

func logged(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		data, err := json.Marshal(v)
		if err != nil {
			log.Print(err)
			pw.Close() // want "^risk: the reader takes this for the end of complete data" @ "pw.Close()"
			return
		}
		pw.Write(data)
		pw.CloseWithError(nil)
	}()
	return pr
}

func discarded(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		if err := produce(pw, v); err != nil {
			_ = pw.Close() // want "^risk: the reader takes this for the end of complete data" @ "pw.Close()"
		} else {
			_ = pw.Close()
		}
	}()
	return pr
}
