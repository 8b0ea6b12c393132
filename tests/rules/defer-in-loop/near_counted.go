package near

import "os"

func open(name string) (int, *os.File) {
	f, err := os.Open(name)
	if err != nil {
		return 0, nil
	}
	return 1, f
}

func counted(names []string) int {
	n := 0
	for _, name := range names {
		var f *os.File
		n, f = open(name)
		defer f.Close() // want "^risk: this runs when the function returns"
		println(n)
	}
	return n
}
