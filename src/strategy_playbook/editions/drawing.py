"""Does an SVG drawing hold shapes and nothing else?

A drawing is shown beside the playbook's own pages, and a reader may open it alone, where a browser
runs what it holds. So what may stand in it is listed, after SVG 2, and all else is refused: no
script, style sheet, link or animation, no other document, no address but of a part of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from strategy_playbook.errors import Issue, Location

USE_LIMIT = 20
"""Uses of a part by reference. A part may hold uses in turn, so that few letters draw for hours."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ELEMENTS = re.compile(
    r"""svg | g | defs | symbol | use | title | desc | path | rect | circle | ellipse | line
    | poly(line|gon) | text | tspan | (linear|radial)Gradient | stop | clipPath | mask | pattern
    | marker""",
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(
    r"""id | class | version | baseProfile | role | lang | aria-(label|labelledby|hidden)
    | data-name
    | x[12]? | y[12]? | c[xy] | r[xy]? | f[xy] | d[xy]? | width | height | points | offset
    | viewBox | preserveAspectRatio | transform | rotate | orient | ref[XY] | spreadMethod
    | (gradient|pattern)(Transform|Units) | (pattern|mask)ContentUnits | (clipPath|mask|marker)Units
    | marker(Width|Height) | textLength | lengthAdjust
    | style | color | display | visibility | overflow | opacity | paint-order | shape-rendering
    | (fill|stroke|stop)-opacity | fill | fill-rule | stop-color
    | stroke(-(width|linecap|linejoin|miterlimit|dasharray|dashoffset))?
    | clip-path | clip-rule | mask | marker-(start|mid|end) | enable-background
    | font-(family|size|stretch|style|weight) | letter-spacing | text-anchor | dominant-baseline""",
    re.VERBOSE,
)
_PART = re.compile(r"#[\w.-]+")
_HARMLESS = re.compile(
    r"""url\(\s*(["']?)\#[\w.-]+\1\s*\)
    | \b(?:rgba?|hsla?|matrix|translate[XY]?|scale[XY]?|rotate|skew[XY])\s*\([^()\\@]*\)""",
    re.VERBOSE | re.IGNORECASE,
)
_DOUBTFUL = re.compile(r"[\\@(]|/\*")


def check_drawing(data: bytes, file: str) -> Iterator[Issue]:
    """Yield what an SVG drawing may not hold, each thing once, where it stands first (PB713).

    Args:
        data: The drawing, in UTF-8.
        file: Its path, for the messages.
    """
    reader = _Reader()
    reader.read(data)
    for what, (line, column) in reader.found.items():
        hint = "save it as plain SVG: shapes and text only, colours as attributes"
        yield Issue("PB713", what, Location(file, line, column), hint)


class _Reader:
    """Reads a drawing; `found` holds what is wrong with it, and where: line, column from 1."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[int, int]] = {}
        self._uses = 0
        self._inside = False
        self._parser = expat.ParserCreate("UTF-8", " ")
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._document_type
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._element

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except _CannotGoOnError:
            pass
        except expat.ExpatError as error:
            what = f"this is not an SVG picture: {expat.ErrorString(error.code)}"
            self.found.setdefault(what, (error.lineno, error.offset + 1))

    def _say(self, what: str) -> None:
        place = (self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        self.found.setdefault(what, place)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._say(f"the picture is written in {encoding}, not in UTF-8")

    def _document_type(self, *parts: object) -> None:
        self._say("the picture holds a document type")
        raise _CannotGoOnError  # it could change what any later word means

    def _instruction(self, target: str, data: str) -> None:
        self._say(f"the picture holds the processing instruction {target}")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._inside and (space, local) != (_SVG, "svg"):
            self._say("this is not an SVG picture: it does not begin with svg")
            raise _CannotGoOnError
        self._inside = True
        if space != _SVG or not _ELEMENTS.fullmatch(local):
            self._say(f"the picture holds the element {local}")
            return
        self._uses += local == "use"
        if self._uses > USE_LIMIT:
            self._say(f"the picture uses parts of itself more than {USE_LIMIT} times")
        for attribute, value in attributes.items():
            self._attribute(attribute, value)

    def _attribute(self, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        if local == "href" and space in ("", _XLINK):
            if not _PART.fullmatch(value):
                self._say("the picture holds an address")
        elif (space, local) in ((_XML, "space"), (_XML, "lang")):
            pass
        elif space or not _ATTRIBUTES.fullmatch(local):
            self._say(f"the picture holds the attribute {local}")
        elif _DOUBTFUL.search(_HARMLESS.sub("", value)):
            self._say(f"the attribute {local} holds more than a plain value")


class _CannotGoOnError(Exception):
    """What follows in a drawing need not be read."""
