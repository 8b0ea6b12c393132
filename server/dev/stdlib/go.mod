module gohazard/stdlib

go 1.27
