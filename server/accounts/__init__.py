"""People, roles, passwords, sessions; `access.py` decides who may see and do what."""
