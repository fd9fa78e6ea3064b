"""The title of a page, and the anchors that Python-Markdown gives its headings."""

import re

import pytest

from strategy_playbook.prose import anchors_of, title_of


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
