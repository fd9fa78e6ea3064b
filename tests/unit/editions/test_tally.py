"""The numbers of an edition are those of its overlay."""

from strategy_playbook import load
from strategy_playbook.editions.tally import tally


def test_the_base_changes_nothing(small):
    assert set(tally(None, small.records.values()).values()) == {0}


def test_each_sort_of_change_is_counted(base):
    folder = base.parent / "editions" / "north"
    (folder / "overlay").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "docs" / "new.md").write_text("# New\n", "utf-8")
    (folder / "edition.yml").write_text(
        'name: x\nregion: x\nauthority: x\nversion: "1"\nprefix: no\nabout: [x]\n', "utf-8"
    )
    overlay = {
        "objectives": "open-crossings: {why: x, set: {summary: Ours., title: Ours}}\n"
        "lit-quays: {why: x, append: {guidance.questions: [Ours?]}}\n",
        "tools": "fare-boards: {why: x, hide: true, unlink: true}\n",
        "terms": "no-boat: {why: x, add: {code: NO-G1, title: Boat, summary: It floats., "
        "forms: [boat], source: [handbook]}}\n",
        "pages": "new.md: {why: x, add: {title: New}}\n",
    }
    for plural, text in overlay.items():
        (folder / "overlay" / f"{plural}.yml").write_text(text, "utf-8")
    catalogue = load(base, edition=folder, docs=folder)
    assert tally(catalogue.edition, catalogue.records.values()) == {
        "added": 1,
        "adapted": 2,
        "hidden": 1,
        "pages": 1,
    }
