"""Formats that a distribution of somebody else brings along."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from localize import formats
from localize.errors import SourceError
from localize.formats import registry

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
MODULE = README.split("```python\n")[1].split("```")[0]
SOURCE = b'id,text\n1,"The court has ruled."\n2,"Nobody has appealed."\n'


@pytest.fixture(autouse=True)
def _clear() -> Iterator[None]:
    registry._plug_ins.cache_clear()
    yield
    registry._plug_ins.cache_clear()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Lay a distribution with a format for .csv into a folder where Python looks."""

    def lay(module: str, name: str = "newsroom_csv") -> Path:
        site = tmp_path / "site"
        about = site / f"{name}-1.0.dist-info"
        about.mkdir(parents=True)
        (site / f"{name}.py").write_text(module, encoding="utf-8")
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[localize.formats]\ncsv = {name}\n")
        monkeypatch.syspath_prepend(str(site))
        monkeypatch.delitem(sys.modules, name, raising=False)
        return site

    return lay


def test_the_plug_in_of_the_readme_reads_and_writes_a_file(install):
    install(MODULE)
    document = formats.parse(SOURCE, "a.csv")
    assert [block.text for block in document.blocks if block.role] == [
        "The court has ruled.",
        "Nobody has appealed.",
    ]
    translations = {block: "Ein Satz." for block in document.blocks if block.role}
    assert formats.render(document, translations) == SOURCE.replace(
        b"The court has ruled.", b"Ein Satz."
    ).replace(b"Nobody has appealed.", b"Ein Satz.")
    assert formats.outline(formats.render(document, translations), "a.csv") == formats.outline(
        SOURCE, "a.csv"
    )


def test_a_newsroom_with_a_plug_in_goes_the_whole_way(install, newsroom, localize):
    install(MODULE)
    (newsroom / "articles" / "list.csv").write_bytes(SOURCE)
    code, output = localize("extract", "--article", "list")
    assert (code, "locales/list.pot: 2 segments, 7 words, en") == (0, output.strip())
    assert localize("translate", "--lang", "de", "--article", "list")[0] == 0
    code, output = localize("render", "--lang", "de", "--article", "list", "--allow-machine")
    assert code == 0
    made = (newsroom / "build" / "de" / "list.csv").read_text(encoding="utf-8")
    assert made.startswith('id,text\n1,"')
    assert "court" not in made
    assert (newsroom / "build" / "de" / "list.html").exists()


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("import nothing_of_this_name", "newsroom_csv cannot be loaded: No module named"),
        ("def parse(data, path): ...", "newsroom_csv has no render, page, outline"),
        (
            f"{MODULE}\nkeep = render\ndef render(*given): return keep(*given).upper()\n",
            "the plug-in for this format loses bytes",
        ),
    ],
)
def test_a_broken_plug_in_is_named(install, module, message):
    install(module)
    with pytest.raises(SourceError, match=message) as caught:
        formats.parse(SOURCE, "a.csv")
    assert caught.value.path == "a.csv"
    assert caught.value.hint


def test_a_format_of_ours_cannot_be_taken_over(install):
    site = install("raise RuntimeError")
    (site / "newsroom_csv-1.0.dist-info" / "entry_points.txt").write_text(
        "[localize.formats]\ntxt = newsroom_csv\n"
    )
    assert formats.parse(b"A text.", "a.txt").format == "plain"


def test_an_unknown_suffix_tells_of_plug_ins_too(install):
    install(MODULE)
    with pytest.raises(SourceError, match=r"unknown format “\.xls”") as caught:
        formats.parse(b"x", "a.xls")
    assert caught.value.hint.endswith(".docx, .csv")


def test_nothing_is_looked_for_while_our_formats_do():
    code = (
        "import sys; from pathlib import Path; from localize import formats; "
        "formats.parse(b'A text.', 'a.txt'); assert formats.is_known(Path('a.html')); "
        "print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
