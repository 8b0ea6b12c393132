package unfixed

import (
	"fmt"
	"net/http"
	"os"
)

func answered(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want "the status is sent before it is known"
	fmt.Fprintln(w, "head")
	f, err := os.Open("x")
	if err != nil {
		return
	}
	f.Close()
}

func going(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want "the status is sent before it is known"
	f, err := os.Open("x")
	if err != nil {
		println(err.Error())
	}
	f.Close()
}
