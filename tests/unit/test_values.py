"""What pages read off a record; that an unknown field is a problem is tested with `render`."""

import typing

import pytest

from strategy_playbook.field_types import field_type
from strategy_playbook.models import KINDS, Model
from strategy_playbook.values import in_words, unshown, value_of


@pytest.mark.parametrize(
    ("id_", "name", "value"),
    [
        ("open-crossings", "title", "Open the crossings"),
        ("open-crossings", "guidance.questions", ("Which landing is the dearest?",)),
        ("guard", "icon", "shield-account"),
        ("mend", "icon", None),
    ],
)
def test_a_name_with_dots_stands_for_a_field_in_a_field(small, id_, name, value):
    assert value_of(small.get(id_), name) == value


def test_what_a_page_shows_among_its_fields_is_not_listed_again(small):
    record = small.get("open-crossings")
    all_ = small.connections(record)
    assert "principles" in all_
    assert set(unshown(small, record)) == set(all_) - {"principles"}


@pytest.mark.parametrize(
    ("plural", "path", "value", "words"),
    [
        ("tools", "principle", "guard", "Guard"),
        ("tools", "principle", "no-such-record", "no-such-record"),
        ("tools", "title", "guard", "guard"),
        ("articles", "purpose", "protection", "Protection"),
        ("sources", "unit", "article", "articles"),
        ("sources", "unit", "no-such-unit", "no-such-unit"),
        ("checklists", "sections.aims.blanks.night.type", "line", "line"),
        ("checklists", "sections.aims.items.x.all", "tools", "Tools"),
        ("checklists", "sections.aims.items.x.all", "no-such-kind", "no-such-kind"),
        ("labels", "words.type", "quantitative", "quantitative"),
    ],
)
def test_a_text_reads_as_what_it_stands_for(small, plural, path, value, words):
    assert in_words(value, field_type(plural, path), small) == words


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("guidance.needs.sectors", "civil society", "Civil society"),
        ("guidance.indicators.0.type", "qualitative", "Described"),
        ("links.0.relation", "serves", "Can serve"),
    ],
)
def test_so_does_an_item_or_a_part_of_one(small, path, value, words):
    type_ = field_type("tools", path)
    assert in_words(value, type_ if type_.stands_for else type_.item(), small) == words


def fields(model: type[Model], seen: set[type]) -> set[str]:
    """Return the names of a model's fields, and of those in them."""
    found = set()
    front = [model]
    while front:
        one = front.pop()
        if isinstance(one, type) and issubclass(one, Model):
            if one not in seen:
                seen.add(one)
                found |= set(one.model_fields)
                front += [field.annotation for field in one.model_fields.values()]
        else:
            front += typing.get_args(one)
    return found


def test_every_field_that_an_edition_can_change_has_a_name_in_words(real):
    names = set().union(*(fields(model, set()) for model in KINDS.values()))
    words, own = real.labels.words, real.labels.editions.fields
    assert len(names) > 80
    assert {name for name in names if name not in own and not hasattr(words, name)} == set()
    assert set(own) <= names
