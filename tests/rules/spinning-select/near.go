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

type meter struct{ values []chan int }

func (m *meter) measure() int { return len(m.values) }

func (m *meter) ask(n int) <-chan int { return m.values[n] }

// Each round measures, or asks.
func (m *meter) newest(out chan<- int) {
	for {
		select {
		case out <- m.measure():
		default:
		}
	}
}

func (m *meter) asked(n int) {
	for {
		select {
		case v := <-m.ask(n):
			work(v)
		default:
		}
	}
}

func between(in chan int, quit chan struct{}) (newest int) {
	for {
		select {
		case newest = <-in:
			newest++

		default: // want "^bug: .* / safe fix"
		case <-quit:
			return newest
		}
	}
}
