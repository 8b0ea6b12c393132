package near

var number int

// Not a channel.
func ranged() {
	var names []string
	for range names {
	}
}

func compared() bool {
	var done chan bool
	return done == nil
}

func sent(out chan chan int) {
	var in chan int
	out <- in
	select {
	case <-in:
	case in <- 1:
	default:
	}
}

type list struct{ names []string }

func newList() *list { return &list{} }

func (l *list) each() {
	for range l.names {
	}
}

// Others may set it.
type Open struct {
	Values chan int
	stop   chan bool
}

func newOpen() *Open { return &Open{} }

func (o *Open) next() int { return <-o.Values }

type late struct{ stop chan bool }

func newLate() *late { return &late{} }

func (l *late) start() { l.stop = make(chan bool) }

func (l *late) wait() { <-l.stop }

func (l *late) hand(to chan chan bool) { to <- l.stop }

// A local type.
func local() {
	type pair struct{ done chan bool }
	var p pair
	select {
	case <-p.done:
	default:
	}
}

type polled struct{ done chan bool }

func newPolled() *polled { return &polled{} }

func (p *polled) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return p.done == nil
	}
}

func (p *polled) hand(to chan chan bool) { to <- p.done }

func (p *polled) length() int { return len(p.done) }
