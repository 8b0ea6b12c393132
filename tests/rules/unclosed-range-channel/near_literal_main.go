package main

func main() {
	show := func(names []string) {
		ch := make(chan string) // want "^bug: nobody closes `ch`"
		go func() {
			for name := range ch {
				println(name)
			}
		}()
		for _, name := range names {
			ch <- name
		}
	}
	show([]string{"a"})
}
