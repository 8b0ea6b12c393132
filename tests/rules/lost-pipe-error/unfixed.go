package unfixed

import (
	"encoding/json"
	"fmt"
	"io"
)

func more(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		json.NewEncoder(pw).Encode(v)
		fmt.Fprintln(pw, "end")
		pw.Close() // want "the reader takes this"
	}()
	return pr
}
