package ok

import (
	"database/sql"
	"net/http"
	"sync"
	"sync/atomic"
)

var (
	mu     sync.Mutex
	once   sync.Once
	flag   atomic.Bool
	db     *sql.DB
	client *http.Client
	names  []string
	table  map[string]int
	cache  map[string]int
	other  *http.Client
)

func init() {
	if client == nil {
		client = http.DefaultClient
	}
}

func Locked() *sql.DB {
	mu.Lock()
	defer mu.Unlock()
	if db == nil {
		db = new(sql.DB)
	}
	return db
}

func Once() *sql.DB {
	once.Do(func() {
		if db == nil {
			db = new(sql.DB)
		}
	})
	return db
}

func Atomic() map[string]int {
	if flag.CompareAndSwap(false, true) {
		if table == nil {
			table = map[string]int{}
		}
	}
	return table
}

// Called from one place, when the program starts.
func setUp() {
	if names == nil {
		names = []string{"a"}
	}
}

func cacheLocked() map[string]int {
	if cache == nil {
		cache = map[string]int{}
	}
	return cache
}

func Get(key string) int {
	mu.Lock()
	defer mu.Unlock()
	return fill()[key]
}

// Its caller holds the lock.
func fill() map[string]int {
	if table == nil {
		table = map[string]int{}
	}
	return table
}

func Errors(get func() error) error {
	err := get()
	if err == nil {
		err = get()
	}
	return err
}

func Compared() bool {
	if other == nil {
		return false
	}
	return true
}

type lazy struct{ db *sql.DB }

func (l *lazy) Field() *sql.DB {
	if l.db == nil {
		l.db = new(sql.DB)
	}
	return l.db
}

var dialects map[string]string

// RegisterDialect is called by init functions.
func RegisterDialect(name, dialect string) {
	if dialects == nil {
		dialects = make(map[string]string)
	}
	dialects[name] = dialect
}
