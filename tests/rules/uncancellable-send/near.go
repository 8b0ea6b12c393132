package near

import "context"

type item struct{ n int }

// The way to stop is in another arm, or in none.
func unstoppable(in, more chan item, out chan item) {
	for {
		select {
		case v := <-in:
			out <- v
		case v := <-more:
			out <- v
		}
	}
}

// The innermost select has no way to stop, the one around it has.
func outer(ctx context.Context, in, more chan item, out chan item) {
	for {
		select {
		case v := <-in:
			select {
			case <-more:
				out <- v // want "^risk: this send does not stop"
			default:
			}
		case <-ctx.Done():
			return
		}
	}
}

// The send runs in a goroutine of its own.
func apart(ctx context.Context, in chan item, out chan item) {
	for {
		select {
		case v := <-in:
			go func() { out <- v }()
		case <-ctx.Done():
			return
		}
	}
}

func once(ctx context.Context, in chan item, out chan item) {
	select {
	case v := <-in:
		out <- v
	case <-ctx.Done():
	}
}

// Far from the receiver's own field.
type relay struct{ out chan item }

type hub struct{ relay relay }

func (h *hub) run(ctx context.Context, in chan item) {
	for {
		select {
		case v := <-in:
			h.relay.out <- v
		case <-ctx.Done():
			return
		}
	}
}

// A parameter of the literal alone.
func literal(ctx context.Context, in chan item) func(chan item) {
	return func(out chan item) {
		for {
			select {
			case v := <-in:
				out <- v
			case <-ctx.Done():
				return
			}
		}
	}
}

// Its reader reads to the end.
func drained(ctx context.Context, in chan item, use func(item)) {
	out := make(chan item)
	go func() {
		defer close(out)
		for {
			select {
			case v := <-in:
				out <- v
			case <-ctx.Done():
				return
			}
		}
	}()
	for v := range out {
		use(v)
	}
}

func first(ctx context.Context, in chan item) item {
	out := make(chan item)
	go func() {
		for {
			select {
			case v := <-in:
				out <- v // want "^bug: this send does not stop"
			case <-ctx.Done():
				return
			}
		}
	}()
	return <-out
}

func stopped(stop chan struct{}, in chan item) item {
	out := make(chan item)
	go func() {
		for {
			select {
			case v := <-in:
				out <- v // want "^risk: this send does not stop"
			case <-stop:
				return
			}
		}
	}()
	return <-out
}

// Somebody else reads.
func returned(ctx context.Context, in chan item) chan item {
	out := make(chan item)
	go func() {
		for {
			select {
			case v := <-in:
				out <- v // want "^risk: this send does not stop .* / safe fix"
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func apartFrom(ctx context.Context, in chan item, use func(item)) {
	out := make(chan item)
	go func() {
		for i := 0; i < 3; i++ {
			use(<-out)
		}
	}()
	go func() {
		for {
			select {
			case v := <-in:
				out <- v // want "^risk: this send does not stop"
			case <-ctx.Done():
				return
			}
		}
	}()
}

func endless(ctx context.Context, in chan item, use func(item)) {
	out := make(chan item)
	go func() {
		for {
			select {
			case v := <-in:
				out <- v // want "^risk: this send does not stop"
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		use(<-out)
	}
}

func here(ctx context.Context, in chan item) item {
	out := make(chan item)
	go func() { in <- <-out }()
	for {
		select {
		case v := <-in:
			out <- v // want "^risk: this send does not stop .* / offered fix"
		case <-ctx.Done():
			return item{}
		}
	}
}

func take(in chan item, use func(item)) { use(<-in) }

// How long the reader goes on is its own matter.
func handed(ctx context.Context, in chan item, use func(item)) {
	out := make(chan item)
	go func() {
		for {
			select {
			case v := <-in:
				out <- v // want "^risk: this send does not stop"
			case <-ctx.Done():
				return
			}
		}
	}()
	take(out, use)
}

func double(ch chan item) {
	v := <-ch
	ch <- item{2 * v.n}
}

// Whether the other one takes more than one is not known here.
func doubled(ctx context.Context, in chan item, use func(item)) {
	ch := make(chan item)
	go double(ch)
	for {
		select {
		case v := <-in:
			ch <- v // want "^risk: this send does not stop"
			use(<-ch)
		case <-ctx.Done():
			return
		}
	}
}

// Whoever tells it to end reads the rest.
func flushed(flush chan struct{}, queue []item, in, out chan item) {
	for {
		select {
		case v := <-in:
			queue = append(queue, v)
		case <-flush:
			if len(queue) > 0 {
				out <- queue[0]
				queue = queue[1:]
				continue
			}
			return
		}
	}
}
