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

// There is one address, taken before the first iteration.
func counter(all []*int, show func(int)) []*int {
	var n int
	for all = append(all, &n); n < 3; n++ {
		show(n)
	}
	return all
}

// The loop ends with the one that it keeps.
func firstEmpty(all []item, update func(func())) (kept []*item) {
	for _, it := range all {
		if it.n == 0 {
			update(func() {
				kept = append(kept, &it)
				it = item{n: 1}
			})
			break
		}
	}
	return kept
}
