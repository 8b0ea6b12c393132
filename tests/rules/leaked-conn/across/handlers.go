package across

import "net"

func leaks(c net.Conn) { // want "`c` is never closed" @ "c"
	talk(c)
}

func closes(c net.Conn) {
	defer hangUp(c)
	talk(c)
}

func keeps(c net.Conn) {
	talk(c)
	all = append(all, c)
}

func uncalled(c net.Conn) {
	talk(c)
}
