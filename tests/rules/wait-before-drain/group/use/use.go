package use

import "golang.org/x/sync/errgroup"

func grouped(tasks []func() (int, error)) (total int, err error) {
	results := make(chan int)
	var g errgroup.Group
	for _, task := range tasks {
		g.Go(func() error {
			n, err := task()
			results <- n
			return err
		})
	}
	if err := g.Wait(); err != nil { // want "`results`" @ "g.Wait()"
		return 0, err
	}
	for range tasks {
		total += <-results
	}
	return total, nil
}

// The error of the wait is asked for afterwards.
func closed(tasks []func() (int, error)) (total int, err error) {
	results := make(chan int)
	var g errgroup.Group
	for _, task := range tasks {
		g.Go(func() error {
			n, err := task()
			results <- n
			return err
		})
	}
	err = g.Wait() // want "`results`" @ "g.Wait()"
	close(results)
	for n := range results {
		total += n
	}
	return total, err
}
