package unfixed

import "sync"

// Its group is not in sight.
func given(wg *sync.WaitGroup, items []int, work func(int)) {
	done := make(chan bool)
	for _, item := range items {
		go func() {
			work(item)
			close(done) // want "each goroutine of this loop closes the same channel"
		}()
	}
	wg.Done()
	<-done
}

func deferring(items []int, work func(int)) {
	var wg sync.WaitGroup
	done := make(chan bool)
	for _, item := range items {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				close(done) // want "each goroutine of this loop closes the same channel"
			}()
			work(item)
		}()
	}
	<-done
}

func inner(items [][]int, work func(int)) {
	done := make(chan bool)
	for _, all := range items {
		go func() {
			var wg sync.WaitGroup
			wg.Add(len(all))
			for _, item := range all {
				go func() {
					work(item)
					wg.Done()
				}()
			}
			wg.Wait()
			close(done) // want "each goroutine of this loop closes the same channel"
		}()
	}
	<-done
}

func twice(items []int, early bool, work func(int)) {
	var wg sync.WaitGroup
	done := make(chan bool)
	if early {
		close(done)
		return
	}
	for _, item := range items {
		wg.Add(1)
		go func() {
			work(item)
			close(done) // want "each goroutine of this loop closes the same channel"
			wg.Done()
		}()
	}
	<-done
}

type pool struct{ done chan bool }

func (p *pool) run(items []int, work func(int)) {
	var wg sync.WaitGroup
	for _, item := range items {
		wg.Add(1)
		go func() {
			work(item)
			close(p.done) // want "each goroutine of this loop closes the same channel"
			wg.Done()
		}()
	}
	<-p.done
}

// The group is known in one iteration only.
func eachAlone(items []int, work func(int)) {
	done := make(chan bool)
	for _, item := range items {
		var wg sync.WaitGroup
		wg.Add(1)
		go func() {
			work(item)
			close(done) // want "each goroutine of this loop closes the same channel"
			wg.Done()
		}()
		wg.Wait()
	}
	<-done
}

// The group counts what other functions start, too.
func outerGroup(items []int, work func(int)) {
	var wg sync.WaitGroup
	run := func() {
		done := make(chan bool)
		for _, item := range items {
			wg.Add(1)
			go func() {
				work(item)
				close(done) // want "each goroutine of this loop closes the same channel"
				wg.Done()
			}()
		}
		<-done
	}
	run()
	wg.Wait()
}
