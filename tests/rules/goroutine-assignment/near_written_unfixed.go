package unfixed

func written(names []string) {
	var n int
	println(n)
	for range names {
		go func() {
			n = 1 // want "^bug: the goroutines of this loop all assign to `n`"
		}()
	}
}
