"""Localization toolkit for newsrooms: articles in, reviewed translations out."""

__version__ = "0.1.0"
