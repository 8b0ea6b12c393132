package ok

import "net"

func checked(host string) (string, error) {
	addrs, err := net.LookupHost(host)
	if err != nil {
		return "", err
	}
	return addrs[0], nil
}

func measured(host string) string {
	addrs, _ := net.LookupHost(host)
	if len(addrs) == 0 {
		return ""
	}
	return addrs[0]
}

func ranged(host string) (last string) {
	addrs, _ := net.LookupHost(host)
	for _, addr := range addrs {
		last = addr
	}
	return last
}

func replaced(host string) string {
	addrs, _ := net.LookupHost(host)
	addrs = append(addrs, "127.0.0.1")
	return addrs[0]
}

func other(host string) string {
	host, _, _ = net.SplitHostPort(host)
	return host[0:]
}
