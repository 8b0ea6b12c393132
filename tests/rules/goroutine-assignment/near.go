package near

import "time"

func work() (int, error) { return 1, nil }

// It only reads.
func reads() {
	n := 1
	go func() { println(n) }()
	n = 2
}

// The variable is another function's.
func nested() {
	_, err := work()
	if err != nil {
		return
	}
	func() {
		go func() { _, err = work() }()
	}()
	time.Sleep(time.Second)
}

func reader() {
	var err error
	go func() { _, err = work() }()
	go func() { println(err.Error()) }()
}

func unused(names []string) {
	var n int
	for range names {
		go func() {
			n, _ = work() // want "^bug: the goroutines of this loop all assign to `n` / safe fix"
			println(n)
		}()
	}
}
