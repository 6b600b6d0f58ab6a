"""County > township > village > grid; a code is a prefix of every code below it."""
