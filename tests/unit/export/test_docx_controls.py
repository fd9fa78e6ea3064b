"""Controls keep to what Word can open, whatever the key, the label and the value."""

import pytest
from docx.oxml.ns import qn

from strategy_playbook.export.docx_controls import LONGEST, check_box, entry, tag_of
from strategy_playbook.sheets import Place


def value_of(control, name: str) -> str:
    return control.find(f".//{qn(name)}").get(qn("w:val"))


def test_a_key_is_its_own_tag_unless_word_could_not_open_it():
    assert tag_of("part.CL1-1.note") == "part.CL1-1.note"
    one, two = tag_of("x" * 70 + "1"), tag_of("x" * 70 + "2")
    assert one != two
    assert len(one) == len(two) == LONGEST == 64


def test_a_long_title_is_cut_short():
    assert value_of(check_box("k", "y" * 64, False), "w:alias") == "y" * 64
    assert value_of(check_box("k", "y" * 65, False), "w:alias") == "y" * 63 + "…"


@pytest.mark.parametrize("text", ["6 May", "2030-02-30", "2030-5-6"])
def test_what_is_no_day_is_kept_as_it_was_written(real, text):
    control = entry(Place("k", "By", "date"), "By", text, real.labels)
    assert "".join(node.text for node in control.iter(qn("w:t"))) == text
    assert control.find(f".//{qn('w:date')}").get(qn("w:fullDate")) is None


def test_a_day_is_known_to_the_calendar(real):
    control = entry(Place("k", "By", "date"), "By", "2030-05-06", real.labels)
    assert control.find(f".//{qn('w:date')}").get(qn("w:fullDate")) == "2030-05-06T00:00:00Z"


def test_a_list_offers_each_option_once(real):
    place = Place("k", "Kind", "choice", ("New", "Old", "New"))
    control = entry(place, "Kind", "", real.labels)
    offered = [item.get(qn("w:value")) for item in control.iter(qn("w:listItem"))]
    assert offered == ["New", "Old"]


@pytest.mark.parametrize(("type_", "several"), [("line", "0"), ("lines", "1"), ("sign", "1")])
def test_only_a_single_line_takes_no_line_breaks(real, type_, several):
    control = entry(Place("k", "Say", type_), "Say", "Zoë & 守 <x>", real.labels)
    assert control.find(f".//{qn('w:text')}").get(qn("w:multiLine")) == several
    assert "".join(node.text for node in control.iter(qn("w:t"))) == "Zoë & 守 <x>"


def test_several_lines_stay_apart_in_libreoffice_too(real):
    control = entry(Place("k", "Say", "lines"), "Say", "One\nTwo", real.labels)
    assert [node.text for node in control.iter(qn("w:t"))] == ["One", "Two"]
    assert len(list(control.iter(qn("w:br")))) == 1
    assert control.find(f".//{qn('w:richText')}") is not None
    assert control.find(f".//{qn('w:text')}") is None
