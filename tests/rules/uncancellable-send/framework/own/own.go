package bad

type status struct{ state int }

type service struct{ quit chan struct{} }

func (s *service) forward(requests <-chan status, changes chan<- status) bool {
	for {
		select {
		case request := <-requests:
			changes <- request // want "this send does not stop when the loop is told to"
		case <-s.quit:
			return false
		}
	}
}
