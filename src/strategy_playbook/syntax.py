"""The YAML parser's complaints in words for people who have never read how YAML is defined."""

from __future__ import annotations

# What the parser says, what we say instead, and what to do; the first that fits counts.
_SYNTAX = (
    ("escape", "a backslash means something else in double quotes", "use single quotes"),
    ("while scanning a quoted", "this quotation has no end", "close it as it was opened"),
    ("while parsing a flow", "a bracket has no end, or a comma is missing", None),
    ("while scanning an alias", "text cannot begin with *", "put the text in quotes"),
    ("while scanning an anchor", "text cannot begin with &", "put the text in quotes"),
    ("tag handle", "text cannot begin with !", "put the text in quotes"),
    ("cannot start any token", "text cannot begin with this sign", "put the text in quotes"),
    (
        "mapping values are not allowed",
        "there is a second colon in this line, or the line is indented too far",
        "put text with a colon in quotes",
    ),
    ("while scanning a simple key", "this line is not a field", "write it as name: value"),
    (
        "while parsing a block",
        "this line does not fit those above it",
        "begin the fields of a record in one column; put a whole text in quotes, not a part",
    ),
)

_AT_ITS_BEGINNING = ("while scanning a simple key", "while scanning an a")  # alias, anchor
_WHEN_UNCLOSED = ("while scanning a quoted", "while parsing a flow")


def in_plain_words(problem: str, context: str) -> tuple[str, str | None]:
    """Return a message and a hint for what the parser says, and for what it was doing."""
    for sign, message, hint in _SYNTAX:
        if sign in f"{context} {problem}":
            return message, hint
    return f"not valid YAML: {problem or context}", None


def is_at_its_beginning(context: str, *, lines: int) -> bool:
    """Tell whether a mistake is best shown where the thing being read began.

    Args:
        context: What the parser was doing.
        lines: How many lines it read from the beginning of the thing until it gave up.
    """
    unclosed = context.startswith(_WHEN_UNCLOSED) and lines > 0
    return unclosed or context.startswith(_AT_ITS_BEGINNING)
