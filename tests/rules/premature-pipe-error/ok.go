package ok

import (
	"encoding/json"
	"errors"
	"io"
)

var errStopped = errors.New("stopped")

func literal(pw *io.PipeWriter, v any) {
	var err error
	defer func() { pw.CloseWithError(err) }()
	err = json.NewEncoder(pw).Encode(v)
}

func atOnce(pw *io.PipeWriter, v any) {
	err := json.NewEncoder(pw).Encode(v)
	pw.CloseWithError(err)
	err = nil
	_ = err
}

func final(pw *io.PipeWriter, v any, next func()) {
	data, err := json.Marshal(v)
	defer pw.CloseWithError(err)
	if err != nil {
		return
	}
	pw.Write(data)
	next()
}

func shadowed(pw *io.PipeWriter, err error, v any) {
	defer pw.CloseWithError(err)
	if data, err := json.Marshal(v); err == nil {
		pw.Write(data)
	}
}

func fixed(pw *io.PipeWriter, v any) {
	defer pw.CloseWithError(errStopped)
	json.NewEncoder(pw).Encode(v)
}

func nothing(pw *io.PipeWriter, v any) {
	defer pw.CloseWithError(nil)
	json.NewEncoder(pw).Encode(v)
}

func same(pw *io.PipeWriter, v any) (err error) {
	if err = json.NewEncoder(pw).Encode(v); err != nil {
		defer pw.CloseWithError(err)
		return err
	}
	return nil
}
