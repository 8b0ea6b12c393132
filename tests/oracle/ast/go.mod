module gohazard.test/oracle/ast

go 1.25
