package near

import (
	"net/http"
	"os"
)

// The end of a branch.
func ending(w http.ResponseWriter, r *http.Request) {
	{
		w.WriteHeader(http.StatusOK)
		if f, err := os.Open("x"); err == nil {
			f.Close()
		}
	}
}

func block(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		w.WriteHeader(http.StatusOK)
		f, err := os.Open("x")
		if err != nil {
			return
		}
		f.Close()
	}
}

func found(string) (int, *bool) { return 1, nil }

func optional(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	n, ok := found("x")
	if ok != nil {
		return
	}
	println(n)
}
