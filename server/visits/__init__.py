"""A visit and its revisions."""
