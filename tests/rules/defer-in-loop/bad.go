package bad

import (
	"context"
	"net"
	"os"
	"sync"
	"time"
)

func sizes(names []string) (total int64, err error) {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return 0, err
		}
		defer f.Close() // want "^risk: this runs when the function returns" @ "f.Close()"
		info, err := f.Stat()
		if err != nil {
			return 0, err
		}
		total += info.Size()
	}
	return total, nil
}

func count(mu *sync.Mutex, jobs <-chan int) (n int) {
	for range jobs {
		mu.Lock()
		defer mu.Unlock() // want "^bug: the lock is still held" @ "mu.Unlock()"
		n++
	}
	return n
}

func probe(ctx context.Context, addrs []string) {
	for _, addr := range addrs {
		limited, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel() // want "^risk: this runs when" @ "cancel()"
		var d net.Dialer
		c, err := d.DialContext(limited, "tcp", addr)
		if err != nil {
			continue
		}
		c.Close()
	}
}

func first(names []string) (lines []string) {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			continue
		}
		// Close it in the end.
		defer f.Close() // want "^risk"
		line := make([]byte, 80)
		n, _ := f.Read(line)
		lines = append(lines, string(line[:n]))
	}
	return lines
}
