package near

import (
	"log"
	"os"
)

func remove(name string) { os.Remove(name) }

// What is skipped is what the helper does.
func helped(name string) {
	defer remove(name)
	os.Exit(1) // want "^hint: the process ends without the deferred calls"
}

func reported(err error) func() {
	return func() { log.Print(err) }
}

// The file is removed before, and only the report is skipped.
func removed(name string) {
	report := reported(os.Remove(name))
	defer report()
	os.Exit(1)
}
