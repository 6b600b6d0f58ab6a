"""`make bench`: the budgets of the first release, measured on a real server and a real browser on this machine."""
