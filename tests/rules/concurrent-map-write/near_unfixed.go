package unfixed

func reading(names []string) {
	seen := make(map[string]int)
	for _, name := range names {
		go func() {
			println(seen[name])
			seen[name] = 1 // want "several goroutines write to `seen` at once"
		}()
	}
}
