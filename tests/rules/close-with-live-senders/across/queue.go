package across

type Queue struct {
	items chan int
}

func (q *Queue) Put(item int) {
	q.items <- item
}
