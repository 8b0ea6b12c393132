package near

import "os"

// The literal ends the process, and the function does not.
func literal(name string) func() {
	defer os.Remove(name)
	return func() { os.Exit(1) }
}

func inner(name string) {
	func() {
		defer os.Remove(name)
	}()
	os.Exit(1)
}

func variable(stop func()) {
	remove := os.Remove
	defer remove("x")
	os.Exit(1)
}

func one(name string) {
	defer os.Remove(name)
	if name == "" {
		os.Exit(1) // want "^hint: the process ends without the deferred calls"
	}
	os.Exit(2)
}
