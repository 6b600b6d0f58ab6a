"""The problem ledger: a need is followed, step by step, until it is settled."""
