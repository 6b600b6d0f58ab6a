"""The demonstration county: a real list of places, an invented register, six weeks of invented work. Nothing imports it but its
command; it may import every room, and does what it does by their verbs."""
