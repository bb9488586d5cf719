"""Plain text: the text of a news page, and manuscripts."""

import textwrap
from pathlib import Path

import pytest

from localize import formats
from localize.model import Document, Edition, Role

SAMPLE = Path(__file__).parents[2] / "articles" / "2026" / "glacier-law.txt"
COUNCIL = (
    "The council has decided on the matter before it after a debate that went on for many "
    "long hours."
)
LONG = "The council has decided on the matter after a debate that went on for many hours."


def parse(source: str) -> Document:
    return formats.parse(source.encode(), "a.txt")


def found(document: Document) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in document.blocks if block.role]


def translate(source: str, *translations: str) -> str:
    document = parse(source)
    blocks = [block for block in document.blocks if block.role]
    return formats.render(document, dict(zip(blocks, translations, strict=True))).decode()


def test_the_text_of_a_news_page_is_told_apart():
    document = formats.read(SAMPLE)
    roles = found(document)
    assert roles[:4] == [
        (Role.KICKER, "Science"),
        (Role.HEADLINE, "Parliament agrees on rules for melting glaciers"),
        (Role.CAPTION, "Fleece covers part of a glacier above the Furka Pass."),
        (Role.LEDE, roles[3][1]),
    ]
    assert (Role.SUBHEAD, "Sixteen dams, and no more") in roles
    assert len(roles) == 11
    assert document.meta.date == "2026-09-03T08:05"
    assert document.meta.byline == "Sample Newsroom/sci"
    assert document.meta.tags == ("SCIENCE", "ENVIRONMENT", "POLITICS")


def test_cards_and_everything_behind_the_tags_are_left_out_and_said():
    document = formats.read(SAMPLE)
    text = " ".join(words for _, words in found(document))
    for outside in ("melody", "Neurologists", "Comments", "email", "village", "Imprint", "Tags"):
        assert outside not in text
        assert any(outside in left for left in document.left_out)


def test_a_subhead_whose_words_come_again_is_no_card():
    source = (
        f"Head of it\n\nJanuary 7, 2021 - 13:21\n\n{LONG}\n\nA debate about money\n\n"
        "Money was the council's first subject on that day in Berne.\n\nIt went on.\n"
    )
    assert (Role.SUBHEAD, "A debate about money") in found(parse(source))


def test_an_edition_changes_date_line_and_switcher_where_they_stand():
    document = formats.read(SAMPLE)
    edition = Edition("de", heading="In anderen Sprachen: 3", date="3. September 2026, 08:05")
    out = formats.render(document, {}, edition).decode()
    source = SAMPLE.read_text("utf-8")
    expected = source.replace("September 3, 2026 - 08:05", edition.date)
    assert out == expected.replace("See in another language: 0", edition.heading)
    manuscript = parse(f"Head\n\n{LONG}\n")
    assert formats.render(manuscript, {}, edition) == f"Head\n\n{LONG}\n".encode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"Head\n\n{LONG}\n", [(Role.HEADLINE, "Head"), (Role.PARAGRAPH, LONG)]),
        (f"{LONG}\n\nMore text.\n", [(Role.PARAGRAPH, LONG), (Role.PARAGRAPH, "More text.")]),
        (
            "Head\n====\n\nSub\n---\n\nText.\n",
            [(Role.HEADLINE, "Head"), (Role.SUBHEAD, "Sub"), (Role.PARAGRAPH, "Text.")],
        ),
        ("- one\n- two\n", [(Role.LIST_ITEM, "one"), (Role.LIST_ITEM, "two")]),
        (
            f"Politics\n\nHead of it\n\n{LONG}\n",
            [(Role.KICKER, "Politics"), (Role.HEADLINE, "Head of it"), (Role.PARAGRAPH, LONG)],
        ),
        (
            "▲ A court. © Agency / Someone\n\nText.\n",
            [(Role.CAPTION, "A court."), (Role.PARAGRAPH, "Text.")],
        ),
        ("1,234\n\n***\n\n— 56 —\n", []),
    ],
)
def test_manuscripts_are_read(source, expected):
    assert found(parse(source)) == expected


def test_hard_wrapped_paragraphs_fold_and_are_wrapped_again():
    source = (
        "The council has decided on the matter before\r\n"
        "it after a debate that went on for many\r\n"
        "long hours.\r\n\r\n  - an item of a list that is wrapped\r\n    over two lines\r\n"
    )
    assert found(parse(source)) == [
        (Role.PARAGRAPH, COUNCIL),
        (Role.LIST_ITEM, "an item of a list that is wrapped over two lines"),
    ]
    translations = (
        "Der Rat hat nach einer langen Debatte entschieden, sagte der Sprecher.",
        "ein Punkt einer Liste, der über zwei Zeilen geht",
    )
    assert translate(source, *translations) == (
        "Der Rat hat nach einer langen Debatte\r\nentschieden, sagte der Sprecher.\r\n\r\n"
        "  - ein Punkt einer Liste, der über\r\n    zwei Zeilen geht\r\n"
    )


def test_a_date_that_begins_a_paragraph_is_no_list():
    text = "7. Januar 2021 war der Tag, an dem das Gericht entschied."
    assert found(parse(f"Titel\n\n{text}\n"))[1] == (Role.PARAGRAPH, text)


def test_an_underline_grows_with_its_head():
    assert (
        translate("Head\n====\n\nText.\n", "Überschrift", "Text.")
        == "Überschrift\n===========\n\nText.\n"
    )


def test_lines_that_are_no_prose_stay_lines():
    assert [text for _, text in found(parse("Roses are red\nViolets are blue\n"))] == [
        "Roses are red",
        "Violets are blue",
    ]


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("January 7, 2021 - 13:21", "2021-01-07T13:21"),
        ("7 January 2021", "2021-01-07"),
        ("7. Januar 2021, 13:21 Uhr", "2021-01-07T13:21"),
        ("1er février 2021", "2021-02-01"),
        ("7 gennaio 2021 - 13:21", "2021-01-07T13:21"),
        ("7 de enero de 2021", "2021-01-07"),
        ("7 января 2021 г.", "2021-01-07"),
        ("2021年1月7日", "2021-01-07"),
        ("7 يناير 2021", "2021-01-07"),
        ("Published on Jan 7, 2021", "2021-01-07"),
        ("07.01.2021", "2021-01-07"),
        ("February 30, 2021", ""),
        ("On January 7, 2021 the court ruled.", ""),
    ],
)
def test_date_lines_are_read_in_many_languages(line, iso):
    assert parse(f"Head of it\n\n{line}\n\n{LONG}\n").meta.date == iso


DATED = f"Head of it\n\nJanuary 7, 2021 - 13:21\n\n{LONG}\n\n{{}}\n\nIt went on.\n"


@pytest.mark.parametrize(
    "card",
    [
        "How much snow will fall this year?\n\nNobody can tell, whatever their models promise.",
        "Swiss trains run into night\n\nNew sleepers leave from Zurich, and passengers wonder…",
        "Swiss trains run into night\n\nNov 21, 2019 • New sleepers leave from Zurich.",
        "Where all that snow goes\n\nWinters grow shorter, and skiers move higher.",
    ],
)
def test_a_card_of_another_story_is_left_out(card):
    document = parse(DATED.format(card))
    assert [text for _, text in found(document)][1:] == [LONG, "It went on."]
    assert document.left_out == tuple(card.split("\n\n"))


@pytest.mark.parametrize(
    "lines",
    [
        "A quiet village\n\nFarmers around Altdorf see things differently, says Anna Arnold.",
        "A village where nothing happens\n\nFarmers around Altdorf differ, says Anna Arnold.",
        "▲ A second picture seen from above. © AFP\n\nWinters grow shorter, skiers move higher.",
        "Why is every valley empty again?\n\nSaid one farmer: “Nobody came.”",
        "What happens now?\n\nFarmers wait, says Anna Arnold.",
    ],
)
def test_a_subhead_with_its_paragraph_is_no_card(lines):
    document = parse(DATED.format(lines))
    assert len(found(document)) == 5
    assert document.left_out == ()


def test_there_are_at_most_two_cards():
    cards = [f"Wo{c * 4} wi{c * 4} wu{c * 4} we wa?\n\nFo{c * 4} fi{c * 4}." for c in "abcd"]
    document = parse(DATED.format("\n\n".join(cards)))
    assert len(document.left_out) == 4


@pytest.mark.parametrize(
    "line",
    [
        "Share this story",
        "External link: the study",
        "In compliance with the JTI standards",
        "Schlagwörter: Recht, Politik",
        "Kommentare",
        "© 2024 Daily Alp. All rights reserved.",
        "Menu Search Login",
    ],
)
def test_the_publishers_lines_are_no_text(line):
    document = parse(f"Head of it\n\n{LONG}\n\n{line}\n")
    assert [text for _, text in found(document)] == ["Head of it", LONG]
    assert document.left_out == (line,)


def test_a_real_dump_of_a_page_loses_its_card_and_nothing_else():
    path = SAMPLE.parents[3] / "shared" / "data" / "articles" / "khrapunov.txt"
    if not path.exists():
        pytest.skip("the file is not part of the project")
    document = formats.read(path)
    assert document.left_out[0] == "Will the United Nations soon be obsolete?"
    assert len(found(document)) == 10


DUMP = """Foreign affairs
Court grants asylum to family
▲ The court in St Gallen. © Agency
{A}
January 7, 2021 - 13:21
Agency/desk
See in another language: 1
{B}
Their lawyer was relieved.
Tags: [LAW](#) [MIGRATION](#)
Follow us
""".format(A=f"{LONG} Nobody can appeal against it any more.", B=f"{COUNCIL} It was not easy.")


def test_a_dump_without_empty_lines_is_read_like_one_with_them():
    dense = formats.parse(DUMP.encode(), "a.txt")
    loose = formats.parse(DUMP.replace("\n", "\n\n").encode(), "a.txt")
    for document in (dense, loose):
        assert document.meta.date == "2021-01-07T13:21"
        assert document.meta.byline == "Agency/desk"
        assert document.meta.tags == ("LAW", "MIGRATION")
    assert [(one.role, one.text) for one in dense.blocks if one.role] == [
        (one.role, one.text) for one in loose.blocks if one.role
    ]
    assert formats.render(dense, {}) == DUMP.encode()


def test_wrapped_prose_right_below_a_date_and_a_byline_is_one_paragraph():
    prose = textwrap.fill("The court in St Gallen ruled that the family may stay. " * 5, 72)
    text = f"Court rules on asylum\nJanuary 7, 2021\nBy the desk\n{prose}\n"
    document = formats.parse(text.encode(), "a.txt")
    paragraphs = [one.raw for one in document.blocks if one.role is Role.PARAGRAPH]
    assert paragraphs == [prose]
    assert (document.meta.date, document.meta.byline) == ("2021-01-07", "By the desk")
