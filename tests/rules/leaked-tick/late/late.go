package late

import "time"

// The toolchain collects tickers.
func count(n int) {
	for i := range n {
		<-time.Tick(time.Second)
		println(i)
	}
}
