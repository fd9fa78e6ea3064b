"""What the field at a path may hold, as its model says, for whoever shows a value as it is written.

An edition's change is a path and a value. What the value stands for depends on the field at that
path: a ``type`` is a word of the labels on an indicator, and no such word on a blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from strategy_playbook.models import KINDS, Model, StandsFor


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field may hold; nothing is known of one that no model has.

    Attributes:
        types: The types that a value may have, each with its marks.
    """

    types: tuple[Any, ...] = ()

    def part(self, name: str) -> FieldType:
        """Return the type of a field of this one: of a model, a mapping, or an item so named."""
        return FieldType(tuple(_parts(self.types, name)))

    def item(self) -> FieldType:
        """Return the type of the items of a list."""
        return FieldType(tuple(_items(self.types)))

    @property
    def stands_for(self) -> str | None:
        """What a value stands for, as in `StandsFor`; None for a text that says what it means."""
        marks = (mark for one in self.types for mark in get_args(one)[1:] if _marked(one))
        return next((mark.what for mark in marks if isinstance(mark, StandsFor)), None)


def field_type(plural: str, path: str) -> FieldType:
    """Return what the field of a kind of record may hold.

    Args:
        plural: The plural of the kind; what is none, such as ``labels``, has text in every field.
        path: The field as an edition names it, with dots: ``sections.scope.items``.
    """
    found = FieldType((KINDS[plural],) if plural in KINDS else ())
    for step in path.split("."):
        found = found.part(step)
    return found


def _parts(types: tuple[Any, ...], name: str) -> Iterator[Any]:
    for one in map(_bare, types):
        if isinstance(one, type) and issubclass(one, Model):
            if field := one.model_fields.get(name):
                yield from _options(Annotated[field.annotation, None, *field.metadata])
        elif get_origin(one) is dict:
            yield from _options(get_args(one)[1])
        elif get_origin(one) is tuple:  # an item is named by one of its values
            yield from _options(get_args(one)[0])


def _items(types: tuple[Any, ...]) -> Iterator[Any]:
    for one in map(_bare, types):
        if get_origin(one) is tuple:
            yield from _options(get_args(one)[0])


def _options(one: Any) -> Iterator[Any]:
    """Yield the types of which a value has one; a union has several."""
    bare = _bare(one)
    inner = get_args(bare) if type(None) in get_args(bare) else ()
    if not inner:
        yield one
    for option in inner:
        if option is not type(None):
            yield from _options(option)


def _bare(one: Any) -> Any:
    return get_args(one)[0] if _marked(one) else one


def _marked(one: Any) -> bool:
    return get_origin(one) is Annotated
