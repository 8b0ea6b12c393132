package unfixed

import (
	"fmt"
	"net/http"
)

func work() {}

func answered(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "started")
	go func() { work() }() // want "nothing limits how many"
}

func unnamed(_ http.ResponseWriter, r *http.Request) {
	go func() { work() }() // want "nothing limits how many"
}

// documented starts the work.
func documented(w http.ResponseWriter, r *http.Request) {
	go func() { work() }() // want "nothing limits how many"
}
