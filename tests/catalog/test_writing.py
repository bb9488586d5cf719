"""Writing: only what changed, laid out as msgcat does."""

import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localize import catalog
from localize.catalog import header
from localize.model import Entry, Role, Segment

HERE = Path(__file__).parent
needs_gettext = pytest.mark.skipif(
    not shutil.which("msgcat"), reason="GNU gettext is not installed"
)
CHARACTERS = st.characters(exclude_categories=("Cs", "Cn", "Co"), exclude_characters="\0\x04")
TEXTS = st.text(CHARACTERS, max_size=200)
WORDS = {
    "de": "Die Stimmberechtigten haben am 7. Januar 2027 „Ja“ gesagt – mit 51,3 % zu 48,7 %; "
    "Art. 121a BV (SR 101) und/oder die «Bilateralen» kosten 1’500’000 Franken",
    "fr": "Le Conseil fédéral a dit « non » ; l’initiative coûterait 1,5 million d’euros – "
    "c’est-à-dire…",
    "ru": "Федеральный совет заявил: «нет» — и не примет предложение до 2027 года "
    "(№ 5), т. е. 48,7 %",
    "ar": "قال المجلس الاتحادي، يوم الخميس، إنه لن يقبل الاقتراح قبل عام ٢٠٢٧؛ "
    "هل توافق؟ «نعم» بنسبة 51٪",
    "ja": "連邦評議会は「賛成」と述べた。スイスの有権者は、二〇二七年一月七日に"
    "（国民投票で）決定した！カタカナー・ショップ",
    "zh": "联邦委员会表示：“同意”。瑞士选民在2027年1月7日的全民公投中作出决定，"
    "赞成票占51.3%；《联邦宪法》",
}


def msgcat(data):
    return subprocess.run(["msgcat", "-"], input=data, capture_output=True, check=True).stdout


def made(targets):
    entries = tuple(Entry(Segment(f"{number}"), text) for number, text in enumerate(targets))
    return replace(catalog.new("de", "en", "a.po"), entries=entries)


def test_changing_one_entry_changes_only_its_lines(tmp_path):
    path = tmp_path / "a.po"
    for name in ("everything.po", "order.po", "late-header.po", "unwrapped.po"):
        for index in range(len(catalog.read(HERE / "files" / name).entries)):
            path.write_bytes((HERE / "files" / name).read_bytes())
            read = catalog.read(path)
            entry = read.entries[index]
            targets = ("ANDERS",) * len(entry.targets)
            changed = replace(entry, target="ANDERS", targets=targets)
            entries = (*read.entries[:index], changed, *read.entries[index + 1 :])
            new = catalog.to_bytes(replace(read, entries=entries)).decode()
            old, slices = read.raw.text, read.raw.slices
            start = old.index(slices[index])
            assert new.startswith(old[:start])
            assert new.endswith(old[start + len(slices[index]) :])
            names = slices[index].partition("msgstr")[0].rstrip(" \t\n#~")
            assert new[start:].startswith(names)
            again = catalog.parse_bytes(new.encode())
            assert again.entries[index].target == "ANDERS"
            others = [e for i, e in enumerate(again.entries) if i != index]
            assert others == [e for i, e in enumerate(read.entries) if i != index]


@needs_gettext
@pytest.mark.parametrize("language", WORDS)
def test_wrapping_is_that_of_msgcat(language):
    rng = random.Random(language)
    words = WORDS[language].split(" ") if " " in WORDS[language] else list(WORDS[language])
    glue = " " if " " in WORDS[language] else ""
    texts = [glue.join(rng.choices(words, k=rng.randint(1, 90))) for _ in range(300)]
    texts += [text + "\n" for text in texts[:50]] + ["\n".join(texts[:3]), "\n", " ", "x" * 200]
    data = catalog.to_bytes(made(texts))
    assert msgcat(data).decode() == data.decode()


@needs_gettext
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, st.booleans()), max_size=8))
def test_what_we_write_means_the_same_after_msgcat(rows):
    unique = {
        (context.strip("\x04"), text): row for row in rows for context, text in [row[:2]] if text
    }
    entries = tuple(
        Entry(Segment(text, context), row[2], fuzzy=row[3] and row[2] > "", comments=("a note",))
        for (context, text), row in unique.items()
        if (context, text) != ("", "")
    )
    before = replace(made(()), entries=entries)
    data = catalog.to_bytes(before)
    after = catalog.parse_bytes(msgcat(data)) if entries else before
    assert after.entries == catalog.parse_bytes(data).entries == before.entries


def test_a_file_that_is_not_wrapped_stays_so():
    read = catalog.read(HERE / "files" / "unwrapped.po")
    longer = replace(read.entries[0], target=read.entries[0].target * 2)
    new = catalog.to_bytes(replace(read, entries=(longer,))).decode()
    assert f'msgstr "{longer.target}"\n' in new


def test_newlines_is_a_way_to_wrap():
    text = "A long sentence that goes on and on. " * 5
    data = catalog.to_bytes(made([text, text + "\n" + text]), wrap="newlines").decode()
    assert f'msgstr "{text}"\n' in data
    assert f'msgstr ""\n"{text}\\n"\n"{text}"\n' in data


def test_entry_lines_stand_in_the_order_of_gettext():
    segment = Segment("a", "ctx", (Role.LEDE,), ("b.md", "c d.md"), ("term: a → b",))
    entry = Entry(segment, "b", fuzzy=True, flags=("no-wrap",), comments=("mine",), previous="old")
    entry = catalog.draft(replace(entry, target=""), "b", "embedded@12345678")
    entry = replace(entry, previous="old")
    data = catalog.to_bytes(replace(made(()), entries=(entry,))).decode()
    block = data.split("\n\n")[1].splitlines()
    assert block[0] == "# mine"
    assert block[1].startswith("# localize: mt=embedded@12345678 src=")
    assert block[2:6] == [
        "#. type: lede",
        "#. term: a → b",
        "#: b.md \u2068c d.md\u2069",
        "#, fuzzy, no-wrap",
    ]
    assert block[6:] == [
        '#| msgctxt "ctx"',
        '#| msgid "old"',
        'msgctxt "ctx"',
        'msgid "a"',
        'msgstr "b"',
    ]


def test_comments_are_never_wrapped_nor_respaced():
    read = catalog.parse_bytes(
        b"#tight comment\n# " + b"long " * 40 + b'\n#.\ttab\nmsgid "a"\nmsgstr "b"\n'
    )
    entry = replace(read.entries[0], fuzzy=True, comments=(*read.entries[0].comments, "new"))
    new = catalog.to_bytes(replace(read, entries=(entry,)))
    assert new.startswith(
        b"#tight comment\n# " + b"long " * 39 + b"long\n# new\n#.\ttab\n#, fuzzy\n"
    )


def test_line_ends_of_the_file_are_kept_for_new_lines():
    read = catalog.parse_bytes(b'msgid "a"\r\nmsgstr ""\r\n')
    new = catalog.to_bytes(
        replace(read, entries=(replace(read.entries[0], target="b\nc"), Entry(Segment("d"))))
    )
    assert new == b'msgid "a"\r\nmsgstr ""\r\n"b\\n"\r\n"c"\r\n\r\nmsgid "d"\r\nmsgstr ""\r\n'


@needs_gettext
@pytest.mark.parametrize(
    "language", ["de", "de-CH", "fr", "it", "es", "pt", "ar", "ja", "zh", "ru"]
)
def test_a_new_catalog_passes_msgfmt_check(language, tmp_path):
    path = tmp_path / "locales" / language / "a.po"
    assert catalog.write(catalog.new(language, "en", path), path)
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert catalog.read(path).language == language
    one = catalog.update(catalog.read(path), [Segment("a")])[0]
    assert msgcat(catalog.to_bytes(one)) == catalog.to_bytes(one)


def test_the_revision_date_changes_only_with_a_translation(tmp_path, monkeypatch):
    path = tmp_path / "a.po"
    catalog.write(made(["eins", "zwei"]), path)
    monkeypatch.setattr(header, "_now", lambda: "2030-01-01 00:00+0000")
    read = catalog.read(path)
    catalog.update(read, [Segment("1"), Segment("0")])
    moved, _ = catalog.update(read, [Segment("1", notes=("term",)), Segment("0")])
    assert catalog.write(moved, path)
    assert "2030" not in path.read_text()
    read = catalog.read(path)
    better = replace(read.entries[0], target="besser")
    assert catalog.write(catalog.replaced(read, {catalog.key(better): better}), path)
    assert path.read_text().count("2030") == 1
