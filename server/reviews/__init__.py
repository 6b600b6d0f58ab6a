"""Verdict rows; the queue is the current revisions without a verdict."""
