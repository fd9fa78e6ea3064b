"""A catalogue of any size, shaped like the real one, and its pages as finished Markdown."""

from __future__ import annotations

from pathlib import Path

from strategy_playbook import Renderer, load
from strategy_playbook.pages import pages, path_of

ROOT = Path(__file__).parents[1]
RECORDS_A_FILE = 400
RECORD = """\
- id: {kind}-{number}
  code: {code}{number}
  title: A {kind} that stands for many others, number {number}
  summary: >-
    One or two sentences that say what this {kind} is, about as long as those of the real
    catalogue, so that reading and laying out take as long as there.
  principle: prevent
  source: ["ctoc-2022:12.a.{item}"]
  basis: text
  guidance:
    why: >-
      A short paragraph on why it matters. It has three sentences of the usual length, as in the
      real catalogue. The third one ends here, after some more words about number {number}.
    needs:
      lead: The ministry that has the budget, with one named office
      partners:
        - The local council, with rooms and a contact person
        - Civil society groups, with advice on what people fear
      sectors: [public, civil society]
      levels: [local, national]
      preconditions:
        - A legal basis that names the office and the purpose
        - A budget over several years
    actions:
      - The first ministry does the first thing, with the means that it has, by the end of a year.
      - The second ministry does the second thing, together with local leaders and civil society.
      - A third body looks at what was done and tells the public about it in plain words.
    questions:
      - Who is affected by this, and has anybody asked them what they think of it?
      - What would show that it works, apart from the numbers of cases and seizures?
      - Could it harm somebody, and where could that person complain?
    watch:
      rights: A person concerned can see what is recorded, and can have it corrected.
      gender: Women and men may be reached at different hours, so both are asked.
      displacement: The trade may move to the next district, so its office is told beforehand.
      safety: Staff who speak in public may be threatened, so no names are printed.
    indicators:
      - measure: Share of residents who know where to complain, by sex and age
        type: quantitative
        evidence: A survey of the statistics office, every second year
        outside: true
      - measure: What shopkeepers say has changed
        type: qualitative
        evidence: Talks led by a university, with notes that name nobody
        outside: true
"""
LINK = "    - {{to: objective-{number}, relation: serves, basis: editorial}}\n"


def catalogue_of(records: int, folder: Path) -> Path:
    """Write a catalogue of so many records, a fifth of them objectives, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("labels.yml", "release.yml", "sources.yml", "principles.yml", "terms.yml"):
        text = (ROOT / "data" / name).read_text("utf-8")
        # The records that carry the papers are not copied, so no paper has to be whole.
        (folder / name).write_text(text.replace("  whole: true\n", ""), "utf-8")
    objectives = records // 5
    _write(folder / "objectives", "objective", "PV-O", range(1, objectives + 1), objectives)
    _write(folder / "tools", "tool", "PV-T", range(1, records - objectives + 1), objectives)
    return folder


def _write(folder: Path, kind: str, code: str, numbers: range, objectives: int) -> None:
    folder.mkdir(exist_ok=True)
    for start in range(0, len(numbers), RECORDS_A_FILE):
        part = numbers[start : start + RECORDS_A_FILE]
        text = "".join(_record(kind, code, number, objectives) for number in part)
        (folder / f"{start:06}.yml").write_text(text, "utf-8")


def _record(kind: str, code: str, number: int, objectives: int) -> str:
    text = RECORD.format(kind=kind, code=code, number=number, item=number % 5 + 1)
    if kind == "tool":
        targets = sorted({number % objectives + 1, (number + 1) % objectives + 1})
        text += "  links:\n" + "".join(LINK.format(number=target) for target in targets)
    return text


OVERRIDE = """\
tool-{number}:
  why: The region has an office for this, by decree number {number}.
  reviewed: 2026-11-01
  set:
    summary: One or two sentences of the region that say what this tool is there, number {number}.
  append:
    guidance.questions: ["Who in the region is affected by this, and was anybody there asked?"]
"""
EDITION = """\
name: A region
region: The towns of a region
authority: The council of a region
version: "1"
prefix: xx
about: [It stands for many others.]
"""


def edition_of(overrides: int, folder: Path) -> Path:
    """Write an edition that changes so many tools, in two places each, and return its folder."""
    overlay = folder / "overlay" / "tools"
    overlay.mkdir(parents=True)
    (folder / "edition.yml").write_text(EDITION, "utf-8")
    for start in range(1, overrides + 1, RECORDS_A_FILE):
        part = range(start, min(start + RECORDS_A_FILE, overrides + 1))
        text = "".join(OVERRIDE.format(number=number) for number in part)
        (overlay / f"{start:06}.yml").write_text(text, "utf-8")
    return folder


def plain_pages(data: Path, docs: Path) -> None:
    """Write the page of each record with its macro already replaced by what it shows."""
    renderer = Renderer(load(data))
    for record, page in zip(renderer.catalogue.records.values(), pages(renderer), strict=True):
        front = page.text.partition("\n---\n")[0]
        file = docs / path_of(record)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{front}\n---\n\n{renderer.record(record)}", "utf-8")
