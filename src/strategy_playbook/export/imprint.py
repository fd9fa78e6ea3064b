"""What every file that is taken away says of itself: edition, version, address and citations.

A file of an edition also says who makes it, and adds the edition's own words to our disclaimer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.errors import CatalogueError, Issue, shortened
from strategy_playbook.models import Record
from strategy_playbook.models.release import dated
from strategy_playbook.outline import parse_citation

_ADDRESS = re.compile(r"(?=.{1,200}$)https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~%-]+)*/?")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where a file comes from.

    Attributes:
        edition: The name of the edition, for running heads.
        version: The version of the edition, or of the base if there is none, with its date.
        address: Where the site is published, with a slash at the end; empty if nobody said.
        language: The language of the texts, as a code of ISO 639-1.
        authority: Who makes the edition; empty for the base.
        made: Who makes it, for whom, and on which version of the base; empty for the base.
        notes: What stands behind our own disclaimer: the edition's, and its line for the foot.
        logo: The edition's picture, if it has one.
    """

    edition: str
    version: str
    address: str = ""
    language: str = "en"
    authority: str = ""
    made: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    logo: Path | None = None

    def page(self, record: Record) -> str:
        """Return the address of a record's page; empty if the site's address is not known."""
        return f"{self.address}{record.plural}/{record.id}/" if self.address else ""


def imprint_of(catalogue: Catalogue, address: str = "") -> Imprint:
    """Return the imprint of files made from a catalogue.

    Args:
        catalogue: The catalogue.
        address: Where the site is published; empty if that is not known.

    Raises:
        CatalogueError: PB506 if the address is none that a page can have.
    """
    if address and not _ADDRESS.fullmatch(address):
        message = f'"{shortened(address)}" is not the address of a site'
        hint = "write it like https://example.org/playbook/, 200 characters at most"
        raise CatalogueError([Issue("PB506", message, hint=hint)])
    slash = "/" if address and not address.endswith("/") else ""
    base, words = str(catalogue.release), catalogue.labels.editions
    edition = catalogue.edition
    if edition is None:
        return Imprint(catalogue.labels.printing.base, base, address + slash)
    file, brand = edition.file, edition.file.brand
    made = (
        f"{words.region}: {_on_one_line(file.region)}",
        f"{words.authority}: {_on_one_line(file.authority)}",
        words.base_version.replace("{version}", base),
    )
    return Imprint(
        _on_one_line(file.name),
        dated(_on_one_line(file.version), file.date.isoformat() if file.date else ""),
        address + slash,
        authority=_on_one_line(file.authority),
        made=made,
        notes=tuple(_on_one_line(note) for note in (brand.disclaimer, brand.footer) if note),
        logo=edition.folder / brand.logo if brand.logo else None,
    )


def release_line(catalogue: Catalogue) -> str:
    """Return the version of a catalogue with its date, as the foot of each page shows it."""
    imprint = imprint_of(catalogue)
    version = catalogue.labels.printing.version.format(version=imprint.version)
    return ". ".join((version, *imprint.made[-1:]))


def citations(source: Sequence[str], catalogue: Catalogue) -> str:
    """Return citations in words, as in ``2022 paper, para. 12 (a), item 1; para. 13``."""
    words: list[str] = []
    before = ""
    for text in source:
        place = parse_citation(text)
        document = catalogue.sources[place.source]
        parts = [document.name] if place.source != before or not place.unit else []
        before = place.source
        if place.unit:
            unit = f"{getattr(catalogue.labels.units, document.unit).short} {place.unit}"
            parts.append(f"{unit} ({place.letter})" if place.letter else unit)
        if place.item:
            parts.append(f"{catalogue.labels.words.item} {place.item}")
        words.append(", ".join(parts))
    return "; ".join(words)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
