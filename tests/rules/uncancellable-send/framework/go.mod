module example.com/fixture

go 1.26

require example.org/svc v1.0.0

replace example.org/svc => ./svc
