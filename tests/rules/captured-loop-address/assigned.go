package bad

func assigned(numbers []int) (all []*int) {
	var n int
	for _, n = range numbers {
		all = append(all, &n) // want "^bug: all iterations share one `n`" @ "&n"
	}
	return all
}
