"""What a face calls: plain functions that read files, call pure functions and write files.

No stage calls another; the order is the face's choice.
"""

from localize.stages.check import check
from localize.stages.compile import compile_catalogs
from localize.stages.extract import extract
from localize.stages.format import fmt
from localize.stages.merge import merge
from localize.stages.render import render
from localize.stages.setup import install_driver, setup
from localize.stages.status import status
from localize.stages.translate import translate
from localize.stages.update import update

__all__ = [
    "check",
    "compile_catalogs",
    "extract",
    "fmt",
    "install_driver",
    "merge",
    "render",
    "setup",
    "status",
    "translate",
    "update",
]
