package near

import "net/netip"

// What is compared is whether the bytes are an address.
func valid(b []byte, wanted bool) bool {
	_, ok := netip.AddrFromSlice(b)
	return ok == wanted
}
