package bad

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestRead(t *testing.T) {
	n := 0
	go func() {
		n = compute()
	}()
	time.Sleep(time.Second) // want "^risk"
	if n != 3 {
		t.Fatal(n)
	}
}

func TestBegin(t *testing.T) {
	go func() {
		compute()
	}()
	time.Sleep(time.Second)
	t.Log("begun")
}

func TestBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		go func() { n = compute() }()
		time.Sleep(time.Second)
		if n != 3 {
			t.Fatal(n)
		}
	})
}

func compute() int { return 3 }
