"""Flags: what about a visit is worth a second look, each with its reason. They advise; a person decides."""
