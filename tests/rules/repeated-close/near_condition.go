package near

type item struct{ last bool }

func conditional(items []item, done chan bool) {
	for _, it := range items {
		if it.last {
			close(done)
		}
	}
}
