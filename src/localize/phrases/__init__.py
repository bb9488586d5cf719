"""Phrase-based translation: phrases that were counted, put one after the other by a language model.

Koehn, Och and Marcu 2003, "Statistical Phrase-Based Translation". Order is the source's own but for
what stands within a phrase: looking for another one made drafts worse and slow.
"""

NAT = 100
"""What a nat is in the numbers of all scores: they are hundredths of natural logarithms."""
