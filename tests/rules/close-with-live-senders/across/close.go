package across

func (q *Queue) Close() error {
	close(q.items) // want "may still send on `items`"
	return nil
}
