package ok

import "example.org/svc"

type service struct{ quit chan struct{} }

// Execute is called by the service manager, which reads the changes until it returns.
func (s *service) Execute(requests <-chan svc.Request, changes chan<- svc.Status) bool {
	for {
		select {
		case request := <-requests:
			changes <- request.Current
		case <-s.quit:
			return false
		}
	}
}
