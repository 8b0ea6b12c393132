package near

import "io"

// Somebody else closes the writer.
func closed(dst io.Writer, work func()) error {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		work()
	}()
	_, err := io.Copy(dst, pr)
	return err
}
