package ok

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// Subtests run one after the other.
func TestSubtests(t *testing.T) {
	missing := map[string]bool{"a": true, "b": true}
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			delete(missing, name)
		})
	}
	if len(missing) > 0 {
		t.Fatal(missing)
	}
}

// The test sends one request at a time.
func TestServer(t *testing.T) {
	hits := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits[r.URL.Path]++
	}))
	defer server.Close()
	resp, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
}
