"""How much two texts are the same: the share of their pairs of neighbouring characters that both have (Jaccard).

Order of sentences and punctuation do not matter, and Chinese needs no words to be found for it.
"""

import re
from collections.abc import Set
from itertools import pairwise

FEWEST = 15  # pairs: what is shorter ("一切正常") is rightly the same again and again
ALIKE = 0.7  # 40 characters of which three were exchanged: 0.73; two visits told in earnest: below 0.4
Pairs = Set[tuple[str, str]]
_BETWEEN = re.compile(r"[\W_]+")


def pairs(text: str) -> Pairs:
    """The pairs of neighbouring letters and digits of a text."""
    return set(pairwise(_BETWEEN.sub("", text)))


def share(one: Pairs, other: Pairs) -> float:
    """From 0 to 1; 0 where one of them is too short to say anything, or they are too far apart to be `ALIKE`."""
    ours, theirs = len(one), len(other)
    # Most are told from their number alone.
    if ours < FEWEST or theirs < FEWEST or ours < ALIKE * theirs or theirs < ALIKE * ours:
        return 0.0
    both = len(one & other)
    return both / (ours + theirs - both)
