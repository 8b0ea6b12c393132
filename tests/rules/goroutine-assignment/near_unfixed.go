package unfixed

func work() (int, error) { return 1, nil }

func before(names []string) {
	var n int
	for range names {
		go func() {
			println(n)
			n, _ = work() // want "the goroutines of this loop all assign to `n`"
		}()
	}
}

func branch(names []string) {
	var n int
	for range names {
		go func() {
			if len(names) > 2 {
				n, _ = work() // want "the goroutines of this loop all assign to `n`"
			}
			println(n)
		}()
	}
}

func unread(names []string) {
	var n int
	for range names {
		go func() {
			n, _ = work() // want "the goroutines of this loop all assign to `n`"
		}()
	}
	_ = n
}

func both(names []string) {
	var n int
	var err error
	for range names {
		go func() {
			n, err = work() // want "all assign to `n`" "all assign to `err`"
			println(n, err)
		}()
	}
}

func afterwards(names []string) {
	var n int
	for range names {
		go func() {
			n, _ = work() // want "the goroutines of this loop all assign to `n`"
			println(n)
		}()
	}
	println(n)
}

func elsewhere(names []string) func() {
	var n int
	for range names {
		go func() {
			n, _ = work() // want "the goroutines of this loop all assign to `n`"
			println(n)
		}()
	}
	return func() { println(n) }
}

func set(names []string) {
	n := 1
	n = 2
	for range names {
		go func() {
			n, _ = work() // want "the goroutines of this loop all assign to `n`"
			println(n)
		}()
	}
}
