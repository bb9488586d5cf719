"""Files that are whole at any moment, with one writer at a time."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from localize.catalog import swapping
from localize.errors import CatalogError

_PATIENCE = 30.0
_PAUSE = 0.002

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def resolve(path: Path) -> Path:
    """Follow symbolic links; raises `CatalogError` where they run in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise CatalogError(
            f"cannot be found: {error}", "look where the link leads", path=path
        ) from None


def load(path: Path) -> bytes | None:
    """Give a file's bytes, None if there is none; raises `CatalogError` if it is not readable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        hint = "a catalog is a plain file that you may read"
        raise CatalogError(f"cannot be read: {_reason(error)}", hint, path=path) from None


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of one catalog, a file beside it that the system frees if we are killed.

    Raises `CatalogError` if somebody else keeps it for half a minute, or the folder is not ours.
    """
    lock = _lock(path)
    descriptor = _acquire(lock, path)
    try:
        yield
    finally:
        _release(lock, descriptor)


def tidy(path: Path) -> None:
    """Take away what a killed writer left beside a catalog, unless somebody writes it now."""
    lock, spare = _lock(path), _spare(path)
    if not lock.exists() and not spare.exists():
        return
    with contextlib.suppress(CatalogError):
        descriptor = _try(lock, path)
        if descriptor is not None:
            with contextlib.suppress(OSError):
                spare.unlink(missing_ok=True)
            _release(lock, descriptor)


def save(data: bytes, path: Path, before: bytes | None) -> bool:
    """Put new bytes in a file's place: all of them or, after a `CatalogError`, none.

    False, and nothing written, if the file is not what it was `before`: an editor that knows
    nothing of our lock has saved it meanwhile. The caller holds the lock, so what an earlier,
    killed writer left beside the file may go.
    """
    spare = _spare(path)
    try:
        _refuse_read_only(path)
        _fill(spare, data, _mode(path))
        done = load(path) == before and _put(spare, path, before)
        spare.unlink(missing_ok=True)
    except OSError as error:
        with contextlib.suppress(OSError):
            spare.unlink()
        hint = "nothing was lost: the file is as it was; make room or allow writing, then try again"
        raise CatalogError(f"cannot be written: {_reason(error)}", hint, path=path) from None
    _sync_folder(path.parent)
    return done


def _put(spare: Path, path: Path, before: bytes | None) -> bool:
    """Put the spare in the file's place, unless the file is another than `before`.

    Not even an instant is left for an editor to save in between, but where the system can
    neither exchange files nor link them.
    """
    if before is None:
        return _put_new(spare, path)
    ours = spare.stat()
    if not swapping.swap(spare, path):
        spare.replace(path)
        return True
    if load(spare) == before:
        return True
    swapping.swap(spare, path)
    if not os.path.samestat(spare.stat(), ours):  # saved once more, over ours: that is the newest
        swapping.swap(spare, path)
    return False


def _put_new(spare: Path, path: Path) -> bool:
    try:
        os.link(spare, path)
    except FileExistsError:
        return False
    except OSError:
        spare.replace(path)
    return True


def _lock(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _spare(path: Path) -> Path:
    return path.with_name(f".{path.name}.tmp")


def _release(lock: Path, descriptor: int) -> None:
    """Give a lock back."""
    with contextlib.suppress(OSError):
        lock.unlink()
    os.close(descriptor)


def _acquire(lock: Path, path: Path) -> int:
    deadline = time.monotonic() + _PATIENCE
    while True:
        descriptor = _try(lock, path)
        if descriptor is not None:
            return descriptor
        if time.monotonic() > deadline:
            hint = f"wait for the other localize to finish, or end it (its lock is {lock.name})"
            raise CatalogError("is in use by another process", hint, path=path)
        time.sleep(_PAUSE)


def _try(lock: Path, path: Path) -> int | None:
    """Take the lock, or give None. Whoever had it may have removed the file we opened: compare."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        hint = "the folder must allow writing: check its owner and permissions"
        raise CatalogError(f"cannot be written: {_reason(error)}", hint, path=path) from None
    try:
        _seize(descriptor)
        if os.path.samestat(os.fstat(descriptor), lock.stat()):
            return descriptor
    except OSError:
        pass
    os.close(descriptor)
    return None


def _fill(spare: Path, data: bytes, mode: int | None) -> None:
    with contextlib.suppress(FileNotFoundError):
        spare.unlink()
    descriptor = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            spare.unlink()
        raise


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _refuse_read_only(path: Path) -> None:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "the file is read-only")


def _sync_folder(folder: Path) -> None:
    """Make the new name last; some systems cannot open folders, and then do without."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
