"""The simulator: many telephones, desks and a server in one process, on a virtual clock, driven by a seed."""
