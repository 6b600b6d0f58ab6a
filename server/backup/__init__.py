"""The whole store in a folder that can be carried away, checked, and put back: on either database, from either database."""
