package ok

import (
	"context"
	"fmt"
	"net"
	"sync"
	"time"
)

func begun(stop chan struct{}) {
	go func() {
		<-stop
		fmt.Println("stopped")
	}()
	time.Sleep(time.Second)
	close(stop)
}

func client(ln net.Listener) {
	go serve(ln)
	time.Sleep(100 * time.Millisecond)
	call(ln.Addr().String())
}

func listening(ln net.Listener) {
	go func() {
		c, err := ln.Accept()
		if err == nil {
			c.Close()
		}
	}()
	time.Sleep(time.Second)
	fmt.Println("listening")
}

func joined() {
	var wg sync.WaitGroup
	wg.Go(func() { fmt.Println("working") })
	time.Sleep(time.Second)
	wg.Wait()
}

func joinedLater() {
	done := make(chan bool)
	defer func() { <-done }()
	go func() {
		fmt.Println("working")
		close(done)
	}()
	time.Sleep(time.Second)
}

func paced(jobs []string) {
	for _, job := range jobs {
		go fmt.Println(job)
		time.Sleep(10 * time.Millisecond)
	}
}

func forever() {
	go func() {
		for {
			fmt.Println("tick")
			time.Sleep(time.Second)
		}
	}()
	time.Sleep(time.Hour)
}

func limited(ctx context.Context) {
	go work(ctx)
	time.Sleep(3 * time.Second)
	fmt.Println("over")
}

func measured(d time.Duration) {
	go func() { fmt.Println("working") }()
	time.Sleep(d)
}

func inside() {
	go func() {
		time.Sleep(time.Second)
		fmt.Println("late")
	}()
}

func work(ctx context.Context) { <-ctx.Done() }

func serve(ln net.Listener) {}

func call(addr string) {}
