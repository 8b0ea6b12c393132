package bad

import (
	"encoding/json"
	"fmt"
	"io"
)

func declared(pw *io.PipeWriter, v any) {
	var err error
	defer pw.CloseWithError(err) // want "^bug: `err` is evaluated here, before it is set" @ "err"
	err = json.NewEncoder(pw).Encode(v)
}

func result(pw *io.PipeWriter, v any) (err error) {
	defer pw.CloseWithError(err) // want "`err` is evaluated here"
	return json.NewEncoder(pw).Encode(v)
}

func again(values []any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		_, err := fmt.Fprintln(pw, len(values))
		defer pw.CloseWithError(err) // want "`err` is evaluated here"
		for _, v := range values {
			if _, err = fmt.Fprintln(pw, v); err != nil {
				return
			}
		}
	}()
	return pr
}

func reader(pr *io.PipeReader, v any) error {
	var err error
	defer pr.CloseWithError(err) // want "`err` is evaluated here"
	err = json.NewDecoder(pr).Decode(v)
	return err
}
