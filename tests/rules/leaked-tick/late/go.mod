module example.com/late

go 1.22

toolchain go1.27.0
