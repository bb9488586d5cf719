"""What a face calls: plain functions that read files, call pure functions and write files.

A stage is a module of its own, so that a command loads only what it needs:
`from localize.stages.translate import translate`. No stage calls another; the order is the face's
choice.
"""
