package bad

import (
	"fmt"
	"time"
)

func named(name string) {
	go greet(name)
	time.Sleep(time.Second) // want "^hint"
}

func two() {
	go func() { fmt.Println("a") }()
	go func() { fmt.Println("b") }()
	time.Sleep(time.Second) // want "^hint"
}

func greet(name string) { fmt.Println(name) }
