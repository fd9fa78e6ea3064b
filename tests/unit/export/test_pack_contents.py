"""What a workshop pack holds, whatever it is made as."""

from strategy_playbook.export.pack_contents import pack_contents


def test_blank_pack_holds_what_the_sessions_use_each_once(small):
    pack = pack_contents(small, small.get("an-evening"))
    assert [(run.session.id, [t.begins for t in run.times]) for run in pack.runs] == [
        ("walk-the-quay", ["17:30"])
    ]
    assert [[time.begins for time in day] for day in pack.days] == [["17:30", "19:00"]]
    assert [(s.record.title, state) for s, state in pack.sheets] == [
        ("Quay check", {}),
        ("Boat log", {}),
    ]
    assert [[card.kind for card in deck] for deck in pack.decks] == [
        ["objective"] * len(small.of_kind("objectives"))
    ]
    assert list(pack.questions) == small.of_kind("questions")
    assert pack.mark == ""


def test_example_fills_the_sheets_and_marks_each_of_them(small):
    pack = pack_contents(small, small.get("an-evening"), small.get("reedland"))
    assert "Reedland" in pack.mark
    for sheet, state in pack.sheets:
        assert sheet.record.title.endswith(pack.mark)
        assert state == small.get("reedland").entries[sheet.record.id]
    assert small.get("quay-check").title == "Quay check"


def test_cards_stand_four_to_a_page_and_no_page_mixes_kinds(real):
    pack = pack_contents(real, real.get("workshop-two-days"))
    pages = list(pack.pages_of_cards())
    kinds = [{card.kind for card in page} for page in pages]
    assert kinds == [{"objective"}] * 5 + [{"tool"}] * 5
    cards = [card for page in pages for card in page]
    assert cards == [*real.of_kind("objectives"), *real.of_kind("tools")]
    assert {len(page) for page in pages} == {4, 1}


def test_every_sheet_of_every_session_is_in_the_real_packs(real):
    for workshop in real.of_kind("workshops"):
        pack = pack_contents(real, workshop)
        named = [id_ for run in pack.runs for id_ in run.session.sheets]
        found = [sheet.record.id for sheet, _ in pack.sheets]
        assert len(found) == len(set(found)) >= 3
        assert set(found) == set(named)
