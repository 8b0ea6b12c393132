package bad

import "example.org/svc"

// The channel is the function's own, whatever is sent on it.
func first(requests <-chan svc.Request, quit <-chan struct{}, use func(svc.Status)) {
	changes := make(chan svc.Status)
	go func() { use(<-changes) }()
	for {
		select {
		case request := <-requests:
			changes <- request.Current // want "this send does not stop when the loop is told to"
		case <-quit:
			return
		}
	}
}
