package near

import "io"

// Both ends in one call are another matter.
func both() {
	pr, pw := io.Pipe()
	io.Copy(pw, pr)
}
