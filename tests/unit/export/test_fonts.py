"""The fonts of printed files, and the signs that they lack."""

from __future__ import annotations

import pytest

from strategy_playbook.export.fonts import FIELDS, PRINT, check_text, font


@pytest.mark.parametrize("name", [*PRINT, *FIELDS])
def test_font_may_be_embedded(name):
    assert font(name)[:4] in (b"\x00\x01\x00\x00", b"wOF2")


def test_text_of_the_catalogue_can_be_printed(real):
    for record in real.records.values():
        assert check_text(record.model_dump_json(), record.id) == []


@pytest.mark.parametrize("text", ["Ünïcode, “quotes” – Ελλάδα, Право", "a\tb\nc\u2066d", ""])
def test_signs_that_can_be_printed(text):
    assert check_text(text, "sheet") == []


def test_each_missing_sign_is_named_once_and_entities_are_read():
    found = [str(issue) for issue in check_text("行 &#x884C; ✈", "sheet")]
    assert [text.partition(" in:")[0].partition("sign ")[2] for text in found] == [
        '"✈" (U+2708, airplane)',
        '"行" (U+884C, cjk unified ideograph-884c)',
    ]


def test_fields_have_fewer_signs():
    assert check_text("Право", "x", FIELDS)
    assert not check_text("Größe", "x", FIELDS)


def test_missing_font(problems):
    assert problems(font, "none.ttf") == [
        'PB602 the font "none.ttf" is missing from the package (install strategy-playbook again)'
    ]
