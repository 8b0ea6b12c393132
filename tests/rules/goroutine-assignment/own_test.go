package bad

import (
	"os"
	"testing"
)

func TestRemove(t *testing.T) {
	var err error
	go func() {
		err = os.Remove("a") // want "^bug: `err` is used outside"
	}()
	if err != nil {
		t.Fatal(err)
	}
}

func TestCleanup(t *testing.T) {
	var err error
	t.Cleanup(func() {
		err = os.Remove("a")
	})
	t.Run("inner", func(t *testing.T) {
		err = os.Remove("b")
	})
	if err != nil {
		t.Fatal(err)
	}
}
