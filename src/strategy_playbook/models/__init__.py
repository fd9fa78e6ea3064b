"""The shape of the catalogue: typed, frozen models of records and of the parts they are made of.

No input or output, no Markdown and no rule that needs a second record: those are in `rules`. A new
kind of record starts here, as a class entered in `KINDS`.
"""

from __future__ import annotations

from typing import Any

from strategy_playbook.models.forms import (
    CITATION,
    FORMS,
    Basis,
    Icon,
    Level,
    Model,
    Name,
    Relation,
    Sector,
    ShortName,
    Standing,
    StandsFor,
    Text,
)
from strategy_playbook.models.parts import Link, Listing
from strategy_playbook.models.records import (
    Article,
    Recommendation,
    Record,
    Retired,
    Source,
    Term,
    Topic,
)
from strategy_playbook.models.release import Release
from strategy_playbook.models.sheets import (
    Blank,
    Checklist,
    Example,
    Form,
    Item,
    SheetRecord,
    SheetSection,
)
from strategy_playbook.models.strategy import (
    Dimension,
    Enquiry,
    IndicatorRule,
    Objective,
    Point,
    Principle,
    Risk,
    Stage,
    Structure,
    Tool,
)
from strategy_playbook.models.training import (
    Concept,
    Method,
    Practice,
    Question,
    Role,
    Theme,
    Work,
)
from strategy_playbook.models.workshops import Session, Workshop

__all__ = [
    "CITATION",
    "FORMS",
    "KINDS",
    "Basis",
    "Blank",
    "Example",
    "Icon",
    "Item",
    "Level",
    "Link",
    "Listing",
    "Method",
    "Model",
    "Name",
    "Record",
    "Relation",
    "Release",
    "Retired",
    "Sector",
    "Session",
    "SheetRecord",
    "SheetSection",
    "ShortName",
    "Source",
    "Stage",
    "Standing",
    "StandsFor",
    "Term",
    "Text",
    "Theme",
    "Work",
    "Workshop",
    "schema_of",
]


KINDS: dict[str, type[Record]] = {
    model.plural: model
    for model in (
        Source,
        Stage,
        Point,
        Dimension,
        Risk,
        Principle,
        Objective,
        Tool,
        Structure,
        IndicatorRule,
        Enquiry,
        Theme,
        Concept,
        Practice,
        Method,
        Question,
        Checklist,
        Form,
        Session,
        Workshop,
        Example,
        Role,
        Topic,
        Recommendation,
        Article,
        Term,
        Work,
    )
}
"""Every kind by its plural, which is also its file or folder in data/, in the order of reading."""


def schema_of(model: type[Record]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a data file that lists records of this kind."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    definitions[model.__name__] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": model.plural,
        "type": "array",
        "items": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": definitions,
    }
