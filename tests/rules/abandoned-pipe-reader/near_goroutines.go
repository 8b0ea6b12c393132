package near

import "io"

// Somebody else reads on.
func relay(dst io.Writer, src io.Reader, check func() error) error {
	pr, pw := io.Pipe()
	go func() {
		io.Copy(pw, src)
		pw.Close()
	}()
	go func() {
		io.Copy(dst, pr)
	}()
	return check()
}

func relayAtOnce(dst io.Writer, src io.Reader, check func() error) error {
	pr, pw := io.Pipe()
	go func() {
		io.Copy(pw, src)
		pw.Close()
	}()
	go io.Copy(dst, pr)
	return check()
}
