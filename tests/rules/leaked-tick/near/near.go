package near

import "time"

func nested(n int) {
	for range n {
		for range time.Tick(time.Second) { // want "^risk: this ticker can't be stopped$"
			break
		}
	}
}
