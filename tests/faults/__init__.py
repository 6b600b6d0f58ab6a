"""Real processes on a bad day: killed, cut off, full, locked out, deserted by their database."""
