package main

import "sync"

type client struct{}

var one, two, far *client

func main() {
	start()
	var wg sync.WaitGroup
	wg.Go(func() { second() })
	go func() { a() }()
	wg.Wait()
}

func start() {
	if one == nil {
		one = &client{}
	}
}

func second() {
	if two == nil {
		two = &client{} // want "^risk: two goroutines may both find `two` nil"
	}
}

func a() { b() }
func b() { c() }
func c() { d() }
func d() { e() }
func e() { f() }
func f() { g() }

// Too many steps away.
func g() {
	if far == nil {
		far = &client{}
	}
}
