//go:build go1.22

package bad

import "time"

func growing(in <-chan int, wait func() time.Duration) {
	for {
		select {
		case <-in:
		case <-time.After(wait()): // want "^risk"
			return
		}
	}
}
