package near

import "log"

type item struct{ last, bad bool }

var verbose bool

// The close runs when the function ends.
func deferred(items []item, out chan item) {
	for _, it := range items {
		defer close(out)
		out <- it
	}
}

// Sending is over when this loop closes.
func afterwards(items []item, out chan item) {
	for _, it := range items {
		out <- it
	}
	for _, it := range items {
		if it.last {
			close(out)
		}
	}
}

func received(items []item, out chan item) {
	for range items {
		if it, ok := <-out; ok && it.last {
			close(out)
			return
		}
	}
}

// Whoever is asked may leave.
func told(items []item, out chan item, stop func()) {
	for _, it := range items {
		if it.last {
			close(out)
			stop()
			continue
		}
		out <- it
	}
}

func nested(items []item, out chan item) {
	for _, it := range items {
		if !it.bad {
			if it.last {
				close(out)
			}
			continue
		}
		out <- it
	}
}

func otherwise(items []item, out chan item) {
	for _, it := range items {
		if !it.last {
			out <- it
		} else {
			close(out)
		}
	}
}

// What the package says may hold for one iteration only.
func global(items []item, out chan item) {
	for _, it := range items {
		if it.last || verbose {
			close(out)
		}
		out <- it
	}
}

func numbered(items []item, out chan item) {
	for i, it := range items {
		if i == len(items)-1 {
			close(out)
			continue
		}
		out <- it
	}
}

func constant(items []item, out chan item) {
	for _, it := range items {
		if true {
			close(out)
		}
		out <- it
	}
}

func asked(items []item, out chan item) {
	for _, it := range items {
		if isLast(it) {
			close(out)
		}
		out <- it
	}
}

func isLast(it item) bool { return it.last && !verbose }

func emptied(items []item, out chan item) {
	for _, it := range items {
		if it.last {
			close(out)
			continue
		}
		for range out {
		}
	}
}

// Only the innermost loop is looked at.
func rounds(items []item, out chan item) {
	for range 2 {
		for _, it := range items {
			out <- it
		}
		for _, it := range items {
			if it.last {
				close(out)
			}
		}
	}
}

func drained(in chan item, out chan item) {
	for it := range in {
		if it.last { // the key is the element of a channel
			log.Print("last one")
			close(out) // want "^bug: the next iteration sends on the closed channel"
			continue
		}
		out <- it
	}
}

// The key of a map is not looked at.
func keyed(items map[item]bool, out chan item) {
	for it := range items {
		if it.last {
			close(out)
			continue
		}
		out <- it
	}
}
