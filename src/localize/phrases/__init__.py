"""Phrase-based translation: phrases that were counted, put one after the other by a language model.

Koehn, Och and Marcu 2003, "Statistical Phrase-Based Translation". What stands within a phrase has
its order; neighbours change places and a stretch waits for others where `delays` tells so.
"""

NAT = 100
"""What a nat is in the numbers of all scores: they are hundredths of natural logarithms."""
