package unfixed

type item struct{ last, worst bool }

func twice(items []item, out chan item) {
	for _, it := range items {
		if it.last {
			close(out) // want "sends on the closed channel"
			continue
		}
		if it.worst {
			close(out) // want "sends on the closed channel"
			continue
		}
		out <- it
	}
}

func labelled(rounds [][]item, out chan item) {
rounds:
	for _, items := range rounds {
		for _, it := range items {
			if it.last {
				close(out) // want "sends on the closed channel"
				continue rounds
			}
			out <- it
		}
	}
}
