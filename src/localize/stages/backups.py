"""What a person wrote, kept before it is replaced on demand."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from localize.errors import CatalogError


def keep(path: Path, data: bytes) -> Path:
    """Write a catalog's bytes beside it, as `ruling.po.~1~` or the next number; give the backup.

    The names are those of `msgmerge --backup=numbered`; no backup is ever overwritten. Raises
    `CatalogError` if it cannot be written: then nothing may be replaced.
    """
    for number in count(1):
        backup = path.with_name(f"{path.name}.~{number}~")
        try:
            with backup.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            hint = "nothing was replaced; make room, or allow writing there"
            raise CatalogError(f"no backup can be written: {reason}", hint, path=path) from None
        return backup
    raise AssertionError(path)
