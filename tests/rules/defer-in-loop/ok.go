package ok

import (
	"os"
	"sync"
)

func literal(names []string) error {
	for _, name := range names {
		err := func() error {
			f, err := os.Open(name)
			if err != nil {
				return err
			}
			defer f.Close()
			return nil
		}()
		if err != nil {
			return err
		}
	}
	return nil
}

func first(names []string) (*os.FileInfo, error) {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			continue
		}
		defer f.Close()
		info, err := f.Stat()
		return &info, err
	}
	return nil, os.ErrNotExist
}

func kept(names []string, use func([]*os.File)) error {
	var files []*os.File
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		files = append(files, f)
	}
	use(files)
	return nil
}

func few() error {
	for _, name := range []string{"a", "b"} {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
	}
	return nil
}

func workers(wg *sync.WaitGroup, jobs []func()) {
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			job()
		}()
	}
}

func hand(locks []*sync.Mutex) {
	for _, mu := range locks {
		mu.Lock()
		defer mu.Unlock()
	}
}

func lazy(names []string) error {
	var log *os.File
	for range names {
		if log == nil {
			f, err := os.Create("log")
			if err != nil {
				return err
			}
			log = f
			defer f.Close()
		}
	}
	return nil
}
