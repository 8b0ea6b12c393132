//go:build go1.21

package ok

import (
	"encoding/json"
	"fmt"
)

type user struct {
	name string
	age  int
	tags *[]string
}

func copied(users []user) (all []*user) {
	for _, u := range users {
		u := u
		all = append(all, &u)
	}
	return all
}

func elements(users []user) (all []*user) {
	for i := range users {
		all = append(all, &users[i])
	}
	return all
}

func synchronous(users []user) {
	for _, u := range users {
		show(&u)
		p := &u
		fmt.Println(p.name)
	}
}

func first(users []user) *user {
	for _, u := range users {
		if u.age > 18 {
			return &u
		}
	}
	return nil
}

func found(users []user) *user {
	var one *user
	for _, u := range users {
		if u.age > 18 {
			one = &u
			break
		}
	}
	return one
}

func inner(users []user) {
	for _, u := range users {
		var few []*user
		few = append(few, &u)
		request := struct{ user *user }{&u}
		fmt.Println(len(few), request.user.name)
	}
}

func decoded(texts [][]byte) (all []user) {
	var u user
	for _, text := range texts {
		if json.Unmarshal(text, &u) == nil {
			all = append(all, u)
		}
	}
	return all
}

func show(u *user) {}
