"""Text of the catalogue comes out of Markdown as that text; fields, tables and citations."""

import html
import json
import re
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.config import load_config

from strategy_playbook.render import Renderer, escape

SIGNS = list("&<>`*_[]{}\\|#~^=$:-+!?.()'\"%/@;0123456789aZé 😀")
WORDS = [
    *(
        "2022. ",
        "1. ",
        "1) ",
        "- ",
        "+ ",
        ": ",
        "!!! note",
        "---",
        "***",
        "===",
        "# ",
        "> ",
        "    ",
    ),
    *("<b>", "</b>", "<!--", "-->", "&amp;", "&#60;", "[a](b)", "[a]: b", "![a](b)", "{: #a }"),
    *("**", "__", "``", "~~~", ":smile:", "http://a.b", "<http://a.b>", "a@b.c", "{{ a }}", "\\*"),
    *("| a | b |", "[^1]", "[TOC]", "*[a]: b", "--8<--", "a_b_c", "H~2~O", "==a==", "$$", "x  "),
]
PARTS = st.lists(st.sampled_from(SIGNS) | st.sampled_from(WORDS), min_size=1, max_size=12)
TEXT = PARTS.map(lambda parts: "".join(parts).strip())
PLACES = [
    ("{}", "p"),
    ("word {} word", "p"),
    ("{}\n{{ .pb-lead }}", "p"),
    ("# {}", "h1"),
    ("**{}**", "strong"),
    ("[{}](https://example.org/)", "a"),
    ("-   {}", "li"),
    ("1.  {}", "li"),
    ("-   word\n\n    {}\n\n    word", "p"),
    ("Word\n:   {}", "dd"),
    ("| a |\n| :-- |\n| {} |", "td"),
    ('<div class="a" markdown="1">\n\n{}\n\n</div>', "p"),
]


class TextOf(HTMLParser):
    """Collects the text inside one kind of tag, without permalinks."""

    def __init__(self, tag: str, page: str) -> None:
        super().__init__()
        self.tag, self.depth, self.permalink, self.texts = tag, 0, False, []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.permalink = ("class", "headerlink") in attrs
        if tag == self.tag and not self.permalink:
            self.depth += 1
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag == self.tag and not self.permalink:
            self.depth -= 1
        self.permalink = False

    def handle_data(self, data):
        if self.depth and not self.permalink:
            self.texts[-1] += data


@pytest.fixture(scope="session")
def convert(project):
    """Give the function that turns Markdown into HTML as the site does."""
    config = load_config(str(project / "mkdocs.yml"))
    extensions = config.markdown_extensions
    assert {"tables", "attr_list", "admonition", "pymdownx.superfences"} <= set(extensions)
    engine = markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)
    return lambda text: engine.reset().convert(text)


@given(text=TEXT.filter(bool))
@example(text="2022. A year at the beginning of a line")
@example(text="!!! danger")
@example(text="---")
def test_text_stays_what_it_is(convert, text):
    shown = re.sub("[ \t\n]+", " ", text).strip()
    for pattern, tag in PLACES:
        page = convert(pattern.format(escape(text)))
        inside = [" ".join(found.split()) for found in TextOf(tag, page).texts]
        wanted = f"word {shown} word" if pattern.startswith("word") else shown
        assert " ".join(wanted.split()) in inside, f"{pattern!r} became {page!r}"


@given(text=TEXT)
def test_escaped_text_is_one_line_without_signs_of_markup(text):
    escaped = escape(f"a{text}")
    assert "\n" not in escaped
    assert not set(re.sub(r"&#\d+;", "", escaped)) & set('<>&"`*_[]{}|')
    assert html.unescape(escaped) == re.sub(r"[ \n]+", " ", f"a{text}")


def test_spaces_that_do_not_break_stay():
    assert escape("5\u00a0000 \n km") == "5\u00a0000 km"


def test_markup_of_templates_is_not_escaped_again():
    assert escape(Markup("<b>")) == "<b>"
    assert escape(escape("<b>")) == escape("<b>") == "&#60;b&#62;"


def test_labels_cannot_leave_their_attribute(small):
    marks = small.labels.basis
    mark = marks.editorial.model_copy(update={"full": 'x" onclick="y'})
    basis = marks.model_copy(update={"editorial": mark})
    labels = small.labels.model_copy(update={"basis": basis})
    text = Renderer(type(small)(list(small.records.values()), labels)).record(small.get("mend"))
    assert "onclick" in text
    assert 'onclick="' not in text


@given(title=TEXT.filter(bool), summary=TEXT.filter(bool))
@example(title="A title with 😀 𠀋 in it", summary="null")
def test_front_matter_is_yaml_that_says_the_same(small, title, summary):
    record = small.get("night-ferries").model_copy(update={"title": title, "summary": summary})
    _, front, body = Renderer(small).page(record).split("---\n", 2)
    found = yaml.safe_load(front)
    assert (found["title"], found["description"]) == (title, summary)
    assert body.strip() == '{{ record("night-ferries") }}'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("title", "Night ferries"),
        ("guidance.why", "Half the threats are reported after sunset."),
        ("source", "-   paper:5"),
        ("guidance.actions", "-   Bring one figure from your own quays."),
    ],
)
def test_a_field_is_shown_as_text_or_as_a_list(small, name, text):
    assert Renderer(small).field(small.get("night-ferries"), name).strip() == text


def test_an_empty_field_shows_nothing(small):
    assert Renderer(small).field(small.get("paper"), "meeting") == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("titel", 'PB403 "night-ferries" has no field "titel" (did you mean "title"?)'),
        ("guidance.wy", 'PB403 "night-ferries" has no field "guidance.wy" (did you mean "why"?)'),
        ("zzz", 'PB403 "night-ferries" has no field "zzz" (fields: id, code, title,'),
        ("title.x", 'PB403 "night-ferries" has no field "title.x"'),
        ("__class__", 'PB403 "night-ferries" has no field "__class__"'),
        ("", 'PB403 "night-ferries" has no field ""'),
    ],
)
def test_an_unknown_field_is_a_problem(small, problems, name, problem):
    (line,) = problems(Renderer(small).field, small.get("night-ferries"), name)
    assert line.startswith(problem)


def test_a_table_cell_may_hold_a_list(small, convert):
    articles = [small.get("treaty-7"), *small.of_kind("objectives")]
    page = convert(Renderer(small).table(articles, ("code", "source")))
    wanted = "A7 treaty:7 GD-O1 paper:3.a.1 GD-O2 paper:3.a.2"
    assert TextOf("td", page).texts == wanted.split()


def test_a_table_needs_a_heading_for_each_column(small, problems):
    articles = small.of_kind("articles")
    (line,) = problems(Renderer(small).table, articles, ("title", "number"))
    assert "number" in line
    (line,) = problems(Renderer(small).table, articles, ("title", "numbr"))
    assert line == 'PB403 "treaty-7" has no field "numbr" (did you mean "number"?)'


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        ("paper", "[river paper](/sources/paper.md)"),
        ("paper:4.3", "[river paper](/sources/paper.md), para. 4, item 3"),
        ("paper:3.a.2", "[river paper](/sources/paper.md), para. 3 (a), item 2"),
        ("paper:2.b", "[river paper](/sources/paper.md), para. 2 (b)"),
        ("treaty:12", "[treaty](/sources/treaty.md), art. 12"),
    ],
)
def test_a_citation_is_put_in_words(small, citation, text):
    found = Renderer(small).citation(citation).replace("&nbsp;", " ")
    assert found == f"<bdi>{text}</bdi>"


@pytest.mark.parametrize("citation", ["paper:10", "papr:1", "guard", "", "paper:x", "paper:1.b.c"])
def test_a_citation_of_nothing_is_a_problem(small, problems, citation):
    assert problems(Renderer(small).citation, citation)[0].startswith("PB307 ")


def test_a_folder_of_templates_is_searched_first(small, tmp_path):
    (tmp_path / "link.md.j2").write_text("to {{ record.title }}")
    record = small.get("guard").model_copy(update={"title": "a*b"})
    assert Renderer(small, [tmp_path]).link(record) == "to a&#42;b"
    assert Renderer(small).link(record) == "[a&#42;b](/principles/guard.md) (GD)"


def test_a_term_is_linked_where_a_page_first_uses_it(small):
    renderer = Renderer(small)
    summary = "At <a> landing, two landings"
    page = renderer.record(small.get("guard").model_copy(update={"summary": summary}))
    assert "At &#60;a&#62; [landing](/terms/landing.md){ .pb-term }, two landings" in page
    assert page.count("/terms/landing.md") == 1
    assert ".pb-term" not in renderer.record(small.get("landing")), "a term is not linked to itself"


def test_plain_text_is_not_escaped_and_keeps_to_the_width(small):
    title = "a & <b> " + "long words " * 20
    record = small.get("guard").model_copy(update={"title": "a & <b>", "summary": title})
    lines = Renderer(small).plain(record).splitlines()
    assert lines[0] == "GD  a & <b>"
    assert "a & <b> long words" in lines[3]
    assert max(map(len, lines)) <= 100


def test_every_record_of_the_catalogue_renders(real, convert):
    renderer = Renderer(real)
    assert len(real.records) > 60
    for record in real.records.values():
        page = convert(renderer.record(record))
        shown = [" ".join(text.split()) for text in TextOf("p", page).texts]
        assert " ".join(record.summary.split()) in shown, record.id
        assert json.dumps(record.title)[1:-1] in renderer.plain(record)


def test_a_group_of_fields_is_no_field(small, problems):
    (line,) = problems(Renderer(small).field, small.get("guard"), "guidance")
    assert line.startswith(
        'PB403 "guidance" of "guard" is a group of fields (name one of its fields'
    )
