"""Each decision is a short record with a date, and the list of decisions has every one of them."""

from __future__ import annotations

import re
from pathlib import Path

HEADINGS = ["What was the question?", "What was decided?", "What follows?"]
ROW = re.compile(r"^\| (\d{4}-\d\d-\d\d) \| \[(.*)\]\((.*)\.md\) \| (.*) \|$", re.M)


def test_every_decision_is_listed_with_its_date_and_status(project: Path) -> None:
    folder = project / "docs" / "contributing" / "decisions"
    rows = ROW.findall((folder / "index.md").read_text("utf-8"))
    assert len(rows) > 10
    assert sorted(name for *_, name, _ in rows) == sorted(
        file.stem for file in folder.glob("*.md") if file.name != "index.md"
    )
    assert rows == sorted(rows, key=lambda row: row[0])
    for date, title, name, status in rows:
        text = (folder / f"{name}.md").read_text("utf-8").partition("\n# ")[2]
        assert text.startswith(f"{title}\n\n{date}. {status}.\n"), name
        assert re.findall(r"^## (.*)$", text, re.M) == HEADINGS, name
        assert 10 <= len(text.splitlines()) <= 25, name


def test_the_architecture_leads_to_each_decision(project: Path) -> None:
    folder = project / "docs" / "contributing"
    names = set(
        re.findall(r"decisions/([a-z-]+)\.md", (folder / "architecture.md").read_text("utf-8"))
    )
    assert names == {file.stem for file in (folder / "decisions").glob("*.md")}
