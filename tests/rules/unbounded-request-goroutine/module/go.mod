module example.com/fixture

go 1.26

require example.org/limit v1.0.0

replace example.org/limit => ./limit
