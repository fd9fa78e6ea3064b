"""Text of the catalogue comes out of Markdown as that text; fields, tables and citations."""

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from strategy_playbook.render import Renderer

TEXT = st.text("&<>`*_[]{}|#:-+!?.'\"%/@019aZé 😀", min_size=1, max_size=30).map(str.strip)


def test_labels_cannot_leave_their_attribute(small):
    marks = small.labels.basis
    mark = marks.editorial.model_copy(update={"full": 'x" onclick="y'})
    basis = marks.model_copy(update={"editorial": mark})
    labels = small.labels.model_copy(update={"basis": basis})
    catalogue = type(small)(list(small.records.values()), labels, small.release)
    text = Renderer(catalogue).record(small.get("mend"))
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


def test_a_table_cell_may_hold_a_list(small, convert, texts_in):
    articles = [small.get("treaty-7"), *small.of_kind("objectives")]
    page = convert(Renderer(small).table(articles, ("code", "source")))
    wanted = "A7 treaty:7 GD-O1 paper:3.a.1 GD-O2 paper:3.a.2"
    assert texts_in("td", page) == wanted.split()


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


def test_every_record_of_the_catalogue_renders(real, convert, texts_in):
    renderer = Renderer(real)
    assert len(real.records) > 60
    for record in real.records.values():
        page = convert(renderer.record(record))
        shown = [" ".join(text.split()) for text in texts_in("p", page)]
        assert " ".join(record.summary.split()) in shown, record.id
        assert json.dumps(record.title)[1:-1] in renderer.plain(record)


def test_a_group_of_fields_is_no_field(small, problems):
    (line,) = problems(Renderer(small).field, small.get("guard"), "guidance")
    assert line.startswith(
        'PB403 "guidance" of "guard" is a group of fields (name one of its fields'
    )
