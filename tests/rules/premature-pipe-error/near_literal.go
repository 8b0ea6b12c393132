package near

import (
	"encoding/json"
	"io"
)

// The error is known before, and what the literal returns does not change it.
func ended(pw *io.PipeWriter, v any, flush func() error) (err error) {
	err = json.NewEncoder(pw).Encode(v)
	flushed := func() error {
		defer pw.CloseWithError(err)
		return flush()
	}
	if flushed() != nil {
		println("flush failed")
	}
	return err
}
