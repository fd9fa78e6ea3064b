"""Names: what was retired is told from what never was, beyond the cases in tests/cases."""

from strategy_playbook import load

RETIRED = "- {{id: oil-lamps, code: GD-T8, successor: {successor}, why: Lamps burn gas now.}}\n"


def test_a_retired_record_may_have_a_successor_of_any_kind(base):
    for successor in ("fare-boards", "treaty-7"):
        (base / "retired.yml").write_text(RETIRED.format(successor=successor), "utf-8")
        assert "oil-lamps" not in load(base).records


def test_a_successor_is_not_missed_while_a_file_cannot_be_read(base, problems):
    (base / "retired.yml").write_text(RETIRED.format(successor="night-ferries"), "utf-8")
    (base / "topics.yml").write_text("- {", "utf-8")
    assert [line for line in problems(load, base) if "PB318" in line] == []
