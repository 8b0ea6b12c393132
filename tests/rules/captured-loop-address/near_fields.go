//go:build go1.21

package near

type item struct{ n int }

// What the pointer leads to is another value each time.
func fields(all []*item) (found []*int) {
	for _, it := range all {
		found = append(found, &it.n)
	}
	return found
}
