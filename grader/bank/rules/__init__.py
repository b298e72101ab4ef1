"""The linter's rules, by what they look at. `grader.bank.lint` has the table of all."""
