package unfixed

import "sync"

func argument(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		go func(wg *sync.WaitGroup) {
			wg.Add(1) // want "may return before"
			defer wg.Done()
			job()
		}(&wg)
	}
	wg.Wait()
}

func work(wg *sync.WaitGroup, job func()) {
	wg.Add(1)
	defer wg.Done()
	job()
}

func named(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		go work(&wg, job) // want "`work` adds to the group only when it runs" @ "work(&wg, job)"
	}
	wg.Wait()
}

func counted(jobs []func()) {
	var wg sync.WaitGroup
	go func() {
		wg.Add(len(jobs)) // want "may return before"
		for _, job := range jobs {
			go func() {
				defer wg.Done()
				job()
			}()
		}
	}()
	wg.Wait()
}

func assigned(job func()) {
	var wg sync.WaitGroup
	run := func() {
		wg.Add(1) // want "may return before"
		defer wg.Done()
		job()
	}
	go run()
	wg.Wait()
}
