package near

import (
	"errors"
	"io"
)

var failed = errors.New("failed")

type reason struct{ error }

// What is evaluated early is what is meant.
func fixed(pw *io.PipeWriter) (err error) {
	defer pw.CloseWithError(failed)
	err = io.EOF
	return err
}

func field(pw *io.PipeWriter, r reason) {
	defer pw.CloseWithError(r)
	r = reason{io.EOF}
	println(r.Error())
}

func literal(pw *io.PipeWriter) func() error {
	var err error
	return func() error {
		defer pw.CloseWithError(err)
		return io.EOF
	}
}

func outer(pw *io.PipeWriter) (err error) {
	func() {
		defer pw.CloseWithError(err)
	}()
	return nil
}

func inner(pw *io.PipeWriter, run func(func() error)) (err error) {
	defer pw.CloseWithError(err)
	run(func() error { return io.EOF })
	return nil
}

func before(pw *io.PipeWriter, early bool) (err error) {
	if early {
		return io.EOF
	}
	defer pw.CloseWithError(err)
	return nil
}
