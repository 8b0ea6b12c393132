package near

import "sync"

// Whoever sends waits for the others first, and is not waited for.
func told(work func()) {
	var wg sync.WaitGroup
	done := make(chan bool)
	wg.Add(1)
	go func() {
		defer wg.Done()
		work()
	}()
	go func() {
		wg.Wait()
		done <- true
	}()
	wg.Wait()
	<-done
}

func tell(wg *sync.WaitGroup, done chan bool) {
	wg.Wait()
	done <- true
}

func toldByName(work func()) {
	var wg sync.WaitGroup
	done := make(chan bool)
	wg.Add(1)
	go func() {
		defer wg.Done()
		work()
	}()
	go tell(&wg, done)
	wg.Wait()
	<-done
}

func send(wg *sync.WaitGroup, out chan int) {
	defer wg.Done()
	out <- 1
}

// It is started after the wait.
func late(work func()) {
	var wg sync.WaitGroup
	out := make(chan int)
	wg.Add(1)
	go func() {
		defer wg.Done()
		work()
	}()
	wg.Wait()
	wg.Add(1)
	go send(&wg, out)
	println(<-out)
}
