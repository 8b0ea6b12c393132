package chat

import "time"

// tick waits for a second. Since Go 1.23 its ticker is collected, before it was leaked.
func tick() {
	<-time.Tick(time.Second)
}
