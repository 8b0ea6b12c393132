package bad

import (
	"log"
	"os"
	"sync"
)

func removeAll(dir string, names []string) {
	err := os.Chdir(dir)
	if err != nil {
		log.Print(err)
	}
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			err = os.Remove(name) // want "^bug: the goroutines of this loop all assign to `err`" @ "err"
			if err != nil {
				log.Print(err)
			}
		}()
	}
	wg.Wait()
}

func bare(names []string) {
	var wg sync.WaitGroup
	var err error
	for _, name := range names {
		wg.Go(func() {
			_, err = os.Stat(name) // want "the goroutines of this loop all assign to `err`" @ "err"
			if err != nil {
				log.Print(err)
			}
		})
	}
	wg.Wait()
}
