"""Articles → segments, and back.

`split` finds sentences in plain text, `segments` takes an article apart, `assemble` puts its
translations in place. Sentences are `sentencex`'s where our rules have no answer; the rules'
words are data, in `words/`.
"""

from localize.segmentation.controls import without_controls
from localize.segmentation.document import assemble, segments
from localize.segmentation.gaps import fit_gap
from localize.segmentation.sentences import split

__all__ = ["assemble", "fit_gap", "segments", "split", "without_controls"]
