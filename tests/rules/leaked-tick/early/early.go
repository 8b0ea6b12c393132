package early

import "time"

// The toolchain goes by the version in go.mod.
func count(n int) {
	for i := range n {
		<-time.Tick(time.Second) // want "."
		println(i)
	}
}
