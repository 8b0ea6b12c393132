package near

func quitting(quit chan struct{}, in chan int, use func(int)) {
	for {
		select {
		case <-quit:
			break // want "/ offered fix"
		case n := <-in:
			use(n)
		}
	}
}
