"""Parallel text out of Debian and npm packages, one module a kind of source.

Every kind has `read(work)`, which gives its corpora; `work` is the folder where packages are kept.
"""
