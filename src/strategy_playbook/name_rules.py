"""Checks of names: ids, codes and the words of terms each belong to one record, also in years.

They are run with those of `rules`, which explains what a rule is.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_playbook.context import Context
from strategy_playbook.errors import Issue, did_you_mean
from strategy_playbook.models import Term
from strategy_playbook.overlay import Entry


def unique_ids(context: Context) -> Iterator[Issue]:
    """PB301: an id names one record in the whole catalogue."""
    yield from _unique(context, "id", "PB301")


def unique_codes(context: Context) -> Iterator[Issue]:
    """PB302: a code stands on paper, so it names one record, even years later."""
    yield from _unique(context, "code", "PB302")


def retired_names_stay_free(context: Context) -> Iterator[Issue]:
    """PB318: no record takes the id or code of a retired one, and each successor is there."""
    for gone, entry in context.retired:
        for record, at in context.records:
            for name in ("id", "code"):
                if name == "code" and gone.renamed and record.id == gone.successor:
                    continue  # the same record, so the same code on paper
                if getattr(record, name) == getattr(gone, name):
                    message = f'the {name} "{getattr(gone, name)}" belonged to a retired record'
                    hint = f"see {entry.locate((name,))}; choose another"
                    yield Issue("PB318", message, at.locate((name,)), hint)
        if gone.successor and gone.successor not in context.ids and not context.incomplete:
            message = f'no record has the id "{gone.successor}"'
            near = did_you_mean(gone.successor, context.ids)
            yield Issue("PB318", message, entry.locate(("successor",)), near)


def codes_name_the_principle(context: Context) -> Iterator[Issue]:
    """PB310: the letters of a code are those of the principle that the record stands under."""
    letters = {r.id: r.code for r, _ in context.records if r.kind == "principle"}
    for record, entry in context.records:
        code = letters.get(getattr(record, "principle", ""))
        own = record.code
        if context.is_regional(record) and code and not code.startswith(context.prefix.upper()):
            own = own.removeprefix(f"{context.prefix.upper()}-")
        if code and not own.startswith(f"{code}-"):
            message = f'the code "{record.code}" does not begin with "{code}"'
            hint = "a code begins with that of the record's principle"
            yield Issue("PB310", message, entry.locate(("code",)), hint)


def one_term_for_a_word(context: Context) -> Iterator[Issue]:
    """PB312: a word or phrase is explained by one term of the glossary.

    An edition may explain a word that the base explains, too; its own term is the one shown then.
    """
    first: dict[tuple[str, bool], Entry] = {}
    for record, entry in context.records:
        for index, form in enumerate(record.forms if isinstance(record, Term) else ()):
            place = ("forms", index)
            home = entry.origin.document is entry.origin_of(place).document
            key = (form.casefold(), context.is_regional(record) or not home)
            if key in first:
                other = first[key].id
                message = f'the form "{form}" belongs to another term already'
                if other == record.id:
                    message = f'the form "{form}" is written twice'
                hint = f'it stands on "{other}"; keep one'
                yield Issue("PB312", message, entry.locate(place), hint)
            first.setdefault(key, entry)


RULES = (
    unique_ids,
    unique_codes,
    retired_names_stay_free,
    codes_name_the_principle,
    one_term_for_a_word,
)


def _unique(context: Context, name: str, id_: str) -> Iterator[Issue]:
    first: dict[str, Entry] = {}
    for record, entry in context.records:
        value = getattr(record, name)
        if value in first:
            message = f'the {name} "{value}" is already in use'
            hint = f"first at {first[value].locate((name,))}"
            yield Issue(id_, message, entry.locate((name,)), hint)
        first.setdefault(value, entry)
