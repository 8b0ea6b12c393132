package near

import "sync"

var (
	once    sync.Once
	current string
)

func Prepare(name string) {
	once.Do(func() { current = name })
}
