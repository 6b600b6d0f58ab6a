"""The door for phones: receipts, push, pull. Nothing imports it."""
