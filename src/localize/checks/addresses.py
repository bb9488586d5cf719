"""Rule: web and mail addresses, handles and hashtags are the source's."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.subject import Problem, Subject


def address(subject: Subject) -> Iterator[Problem]:
    """An address is missing or another one; one of another language edition is advice."""
    for pair in subject.pairs:
        ours, theirs = pair.source.addresses, pair.target.addresses
        if not ours:
            continue
        lost = [each for each in ours if each.lower() not in map(str.lower, theirs)]
        new = [each for each in theirs if each.lower() not in map(str.lower, ours)]
        for each in lost:
            twin = new.pop(0) if new else ""
            told = f", the translation “{twin}”" if twin else ", the translation has not"
            edition = bool(twin) and _host(twin) == _host(each)
            yield Problem(f"the source has “{each}”{told}", each, edition, twin)


def _host(address: str) -> str:
    """Give the host of an address: its language editions share it."""
    bare = address.lower().rpartition("//")[2].removeprefix("www.")
    return bare.partition("/")[0]
