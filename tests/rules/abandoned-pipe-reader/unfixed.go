package unfixed

import (
	"encoding/json"
	"io"
)

func each(values []any, to any) error {
	for _, v := range values {
		pr, pw := io.Pipe() // want "waits for ever"
		go func() {
			pw.CloseWithError(json.NewEncoder(pw).Encode(v))
		}()
		if err := json.NewDecoder(pr).Decode(to); err != nil {
			return err
		}
	}
	return nil
}
