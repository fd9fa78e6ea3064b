"""Which pages there are, their titles, and the anchors that Python-Markdown gives them."""

import re

import pytest

from strategy_playbook.prose import anchors_of, pages_in, title_of, visible


def test_pages_are_known_by_their_paths(tmp_path):
    for path in ("index.md", "sea/tides.md", "sea/map.png", ".draft.md", ".notes/a.md", "x.md/y"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"A\r\nb")
    issues = []
    assert pages_in(tmp_path, issues) == {"index.md": "A\nb", "sea/tides.md": "A\nb"}
    assert pages_in(tmp_path / "nowhere", issues) == {}
    assert issues == []
    found = [path.relative_to(tmp_path).as_posix() for path in visible(tmp_path)]
    assert found == ["index.md", "sea/map.png", "sea/tides.md", "x.md/y"]


def test_pages_that_are_no_text_are_told_all_at_once(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"ok\n\xe9")
    issues = []
    assert pages_in(tmp_path, issues) == {"a.md": "", "b.md": ""}
    places = [f"{tmp_path.as_posix()}/{name}:2:1: PB101 " for name in ("a.md", "b.md")]
    assert [str(issue).partition("the file")[0] for issue in issues] == places


def test_a_page_holds_no_character_that_nobody_sees(tmp_path):
    (tmp_path / "a.md").write_text("# Lamps\n\nRed \u2067and\u200f green\u00ad.\n", "utf-8")
    issues = []
    assert pages_in(tmp_path, issues)["a.md"].startswith("# Lamps")
    assert [str(issue).partition("a.md:")[2].partition(" (")[0] for issue in issues] == [
        f"3:{column}: PB210 an invisible control character is not allowed in text: {sign}"
        for column, sign in ((5, "\\u2067"), (16, "\\xad"))
    ]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("---\ntitle: Lamps\nhide: [toc]\n---\n\n# Which lamps?\n", "Lamps"),
        ('---\ntitle: "Lamps: how many"\n---\n', "Lamps: how many"),
        ("---\r\ntitle: Lamps\r\n---\r\n\r\n# Which?\r\n", "Lamps"),
        ("# Which lamps? { #lamps }\n\ntitle: no\n", "Which lamps?"),
        ("---\nhide: [toc]\n---\n\ntext\n\n## Lamps\n", "Lamps"),
        ("text\n---\ntitle: no\n---\n", None),
        ("", None),
    ],
)
def test_a_title_stands_in_front_matter_or_in_the_first_heading(page, title):
    assert title_of(page) == title


def test_anchors_are_those_of_the_site(project, convert):
    pages = sorted((project / "docs" / "contributing").glob("*.md"))
    checked = 0
    for page in pages:
        text = page.read_text("utf-8")
        body = re.sub(r"```.*?```", "", text.split("\n---\n", 1)[1], flags=re.DOTALL)
        made = re.findall(r'<h\d id="([^"]+)"', convert(body))
        assert anchors_of(text.split("\n---\n", 1)[0] + "\n---\n" + body) == made, page.name
        checked += len(made)
    assert checked > 100


def test_an_anchor_of_one_s_own_wins():
    assert anchors_of("## Who pays? { #money }\n\n## Who pays?\n") == ["money", "who-pays"]
