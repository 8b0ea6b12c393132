package near

import "io"

// It is stuck already when it writes, which is another matter.
func alone(b []byte) ([]byte, error) {
	pr, pw := io.Pipe()
	pw.Write(b)
	return io.ReadAll(pr)
}
