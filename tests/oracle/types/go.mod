module gohazard/oracle/types

go 1.26
