//go:build go1.21

package near

// Outside of the loop there is only one value.
func outside(names []string) {
	var name string
	go func() { println(name) }()
	for _, name = range names {
		println(name)
	}
}

func left(names []string) {
	for _, name := range names {
		defer func() { println(name) }()
		return
	}
}

func nested(names []string) {
	for _, name := range names {
		func() {
			defer func() { println(name) }()
		}()
	}
}
