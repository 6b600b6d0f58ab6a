"""1+3+N: which helper for which household, in which role, from when to when."""
