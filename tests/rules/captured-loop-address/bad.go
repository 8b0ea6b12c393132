//go:build go1.21

package bad

type user struct {
	name string
	age  int
}

type pair struct {
	key string
	val *user
}

func pointers(users []user) []*user {
	var all []*user
	for _, u := range users {
		all = append(all, &u) // want "^bug: all iterations share one `u`" @ "&u"
	}
	return all
}

func byName(users []user) map[string]*user {
	found := make(map[string]*user)
	for _, u := range users {
		found[u.name] = &u // want "share one `u`" @ "&u"
	}
	return found
}

func pairs(users map[string]user) (all []pair) {
	for k, u := range users {
		// One for each.
		all = append(all, pair{key: k, val: &u}) // want "share one `u`" @ "&u"
	}
	return all
}

func oldest(users []user) *user {
	best := &user{}
	for _, u := range users {
		if u.age > best.age {
			best = &u // want "share one `u`"
		}
	}
	return best
}

func send(users []user, out chan<- *user) {
	for _, u := range users {
		out <- &u // want "share one `u`" @ "&u"
	}
}

func started(users []user) {
	for _, u := range users {
		go store(&u) // want "share one `u`" @ "&u"
	}
}

func names(users []user) (all []*string) {
	for _, u := range users {
		all = append(all, &u.name) // want "share one `u`" @ "&u.name"
	}
	return all
}

func store(u *user) {}
