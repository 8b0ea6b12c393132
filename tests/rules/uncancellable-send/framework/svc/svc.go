package svc

type Status struct{ State int }

type Request struct{ Current Status }
