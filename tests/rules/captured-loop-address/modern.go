//go:build go1.22

package ok

func modern(numbers []int) (all []*int) {
	for _, n := range numbers {
		all = append(all, &n)
	}
	for i := 0; i < len(numbers); i++ {
		all = append(all, &i)
	}
	return all
}
