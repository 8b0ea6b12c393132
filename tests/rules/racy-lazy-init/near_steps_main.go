package main

type client struct{}

var far *client

// One way to get here has many steps, the other is a goroutine.
func shared() *client {
	if far == nil {
		far = &client{} // want "^risk: two goroutines may both find `far` nil"
	}
	return far
}

func e() { shared() }
func d() { e() }
func c() { d() }
func b() { c() }
func a() { b() }

func main() {
	go shared()
	a()
}
