package ok

import (
	"context"
	"os"
	"sync"
	"time"
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

// The context is used until another one takes its place.
func reachable(ctx context.Context, addresses []string, dial func(context.Context, string) error) error {
	current := ctx
	var err error
	for i, address := range addresses {
		if i == 0 || address != addresses[i-1] {
			var cancel context.CancelFunc
			current, cancel = context.WithTimeout(ctx, time.Second)
			defer cancel()
		}
		if err = dial(current, address); err == nil {
			return nil
		}
	}
	return err
}

// As many as the caller lists.
func sizes(names ...string) (total int64, err error) {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return 0, err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return 0, err
		}
		total += info.Size()
	}
	return total, nil
}

var curves = []string{"P224", "P256", "P384", "P521"}

func generate() error {
	for _, curve := range curves {
		f, err := os.Create(curve + ".go")
		if err != nil {
			return err
		}
		defer f.Close()
		if _, err := f.WriteString("package p\n"); err != nil {
			return err
		}
	}
	return nil
}
