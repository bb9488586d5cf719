"""Our own weights: a folder of corpora becomes a small translation model that obeys a glossary.

`localize.training.run` is the way in; it imports torch.
"""
