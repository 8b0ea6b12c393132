package unfixed

import (
	"compress/gzip"
	"encoding/json"
	"io"
)

func deferred(pw *io.PipeWriter, s string) error {
	zw := gzip.NewWriter(pw)
	defer zw.Close() // want "`pw` is closed before `zw` writes its end"
	if _, err := io.WriteString(zw, s); err != nil {
		return err
	}
	return pw.Close()
}

func inArgument(pw *io.PipeWriter, v any) {
	zw := gzip.NewWriter(pw) // want "`zw` is not finished"
	pw.CloseWithError(json.NewEncoder(zw).Encode(v))
}
