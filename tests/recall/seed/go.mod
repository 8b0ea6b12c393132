module gohazard/recall/seed

go 1.26
