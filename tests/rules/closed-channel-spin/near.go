package near

import "time"

type source struct {
	values, others chan int
	ended          chan struct{}
}

func newSource() *source {
	return &source{values: make(chan int), others: make(chan int), ended: make(chan struct{})}
}

func (s *source) stop() {
	close(s.values)
	close(s.ended)
}

func (s *source) stopOthers() { close(s.others) }

func use(any) {}

func (s *source) waits() {
	for {
		select {
		case v := <-s.values: // want "^bug: this yields zero values without end"
			use(v)
		case <-time.After(time.Second):
			use(nil)
		}
	}
}

// What it receives is nothing.
func (s *source) dropped() {
	for {
		select {
		case _ = <-s.values:
			use(nil)
		case <-time.After(time.Second):
		}
	}
}

func (s *source) signalled() {
	for {
		select {
		case v := <-s.ended:
			use(v)
		case <-time.After(time.Second):
		}
	}
}

func (s *source) leaves() {
	for {
		select {
		case v := <-s.values:
			if v == 0 {
				return
			}
		case <-time.After(time.Second):
		}
	}
}

// Closing two at once tells the loop to end by the other one.
func (s *source) ends() {
	for {
		select {
		case v := <-s.values:
			use(v)
		case <-s.ended:
			return
		}
	}
}

func (s *source) endless(done chan struct{}) {
	for {
		select {
		case v := <-s.others: // want "^bug: this yields zero values"
			use(v)
		case <-done:
			return
		}
	}
}

// The zero value ends it.
func (s *source) untilZero() {
	for {
		select {
		case v := <-s.others:
			if v == 0 {
				return
			}
		case <-time.After(time.Second):
		}
	}
}

// It counts, and ends once there were ten.
func (s *source) untilTen(tick <-chan time.Time) {
	n := 0
	for {
		select {
		case v := <-s.others:
			n++
			use(v)
		case <-tick:
			if n >= 10 {
				return
			}
		}
	}
}

// The sum ends nothing.
func (s *source) summed(tick <-chan time.Time) {
	sum := 0
	for {
		select {
		case v := <-s.others: // want "^bug: this yields zero values"
			sum += v
		case <-tick:
			if sum > 10 {
				use(sum)
			}
		}
	}
}

func (s *source) summedUntil(done chan struct{}) {
	sum := 0
	for {
		select {
		case v := <-s.others: // want "^bug: this yields zero values"
			sum += v
		case <-done:
			return
		}
	}
}

// The other one ends it.
func (s *source) ignored() {
	for {
		select {
		case <-s.values:
		case <-s.ended:
			return
		}
	}
}

func (s *source) emptiedOrEnded() {
	for {
		select {
		case <-s.values:
		default:
			return
		case <-s.ended:
			return
		}
	}
}

func (s *source) someDropped() {
	n := 0
	for {
		select {
		case <-s.others:
			if n++; n == 10 {
				return
			}
		default:
			return
		}
	}
}

func (s *source) oneDropped() {
	select {
	case <-s.others:
	default:
		return
	}
}

func (s *source) allDropped() {
	for {
		select {
		case <-s.others: // want "^risk: this never ends once the channel is closed"
		default:
			return
		}
	}
}
