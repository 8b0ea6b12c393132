package near

import (
	"os"
	"time"
)

func work() {}

// Something ends it.
func init() {
	go func() {
		for {
			work()
			if len(os.Args) > 9 {
				os.Exit(1)
			}
		}
	}()
	go func() {
		for {
			work()
			panic("no")
		}
	}()
}

func init() {
	go func() {
		for range []int{1, 2} {
			work()
		}
	}()
	go func() {
		for range time.Tick(time.Second) {
			if len(os.Args) > 9 {
				return
			}
			work()
		}
	}()
	go func() {
		for range time.Tick(time.Second) {
			if len(os.Args) > 9 {
				break
			}
		}
	}()
}

// It waits, and does not loop.
func init() {
	go func() {
		work()
		select {}
	}()
	go func() {
		run := func() {
			for {
				work()
			}
		}
		_ = run
		select {}
	}()
	go func() {
		for len(os.Args) > 1 {
			work()
		}
		select {}
	}()
}
