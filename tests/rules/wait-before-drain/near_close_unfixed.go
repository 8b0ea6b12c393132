package unfixed

import "sync"

func results(names []string, size func(string) int) (total int) {
	var wg sync.WaitGroup
	ch, done := make(chan int), make(chan bool)
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- size(name)
		}()
	}
	wg.Wait() // want "is received from only after this wait"
	close(done)
	close(ch)
	for n := range ch {
		total += n
	}
	<-done
	return total
}
