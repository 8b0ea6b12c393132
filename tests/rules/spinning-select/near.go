package near

func work(int) {}

func last(in, out chan int) {
	for {
		select {
		case v := <-in:
			work(v)

		default: // want "^bug: this loop spins while no other case is ready / offered fix"
		}
	}
}

func quiet(quit chan struct{}) {
	for {
		select {
		default: // want "^bug: .* / safe fix"
		case <-quit:
			return
		}
	}
}

func working(quit chan struct{}) {
	for {
		select {
		case <-quit:
			work(1)
			return
		default: // want "^bug: .* / safe fix"
		}
	}
}
