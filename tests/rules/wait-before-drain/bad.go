package bad

import "sync"

func classic(tasks []func() int) (total int) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- task()
		}()
	}
	wg.Wait() // want "^bug: `results` is received from only after this wait for its senders" @ "wg.Wait()"
	close(results)
	for n := range results {
		total += n
	}
	return total
}

func modern(tasks []func() error) error {
	errs := make(chan error)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(func() {
			if err := task(); err != nil {
				errs <- err
			}
		})
	}
	// All are done here.
	wg.Wait()   // want "`errs` is received from only after"
	close(errs) // No more of them.
	for err := range errs {
		return err
	}
	return nil
}

func named(words []string) []string {
	lengths, group := make(chan string), new(sync.WaitGroup)
	for _, word := range words {
		group.Add(1)
		go func(word string, out chan<- string) {
			out <- word
			group.Done()
		}(word, lengths)
	}
	group.Wait() // want "`lengths`"
	close(lengths)
	var all []string
	for word := range lengths {
		all = append(all, word)
	}
	return all
}

func helper(ids []int) (total int) {
	found := make(chan int)
	var wg sync.WaitGroup
	for _, id := range ids {
		wg.Add(1)
		go look(id, found, &wg)
	}
	wg.Wait() // want "`found`"
	close(found)
	for n := range found {
		total += n
	}
	return total
}

func look(id int, found chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	found <- id
}
