#!/bin/sh
# The main job on the sample newsroom, to German: `make demo`.
# $1 is the localize program.
set -eu
run() {
    printf '\n$ localize %s\n' "$*"
    "$localize" "$@"
}
localize=$1
run translate --lang de
run status --lang de --require translated
run render --lang de --allow-machine

printf '\nThe first entries of the German catalog of the HTML article:\n\n'
sed -n '/^# localize/,$p' locales/de/LC_MESSAGES/2026/asylum-ruling.po | head -28

cat <<'END'

Look at   locales/de/LC_MESSAGES/2026/   the catalogs, in Poedit or any text editor
          build/de/2026/                 the pages: open asylum-ruling.html in a browser
Type next (with .venv/bin before it, or after `. .venv/bin/activate`)
  localize check --lang de               what is wrong in the drafts
  localize translate --lang fr,it        two more languages
  localize translate --lang de           again: nothing is drafted twice
Start over with   git clean -fdx locales build .localize
END
