"""QR codes as pictures in a data URI."""

from __future__ import annotations

from strategy_playbook.export.qr import qr


def test_code_is_a_picture_that_fetches_nothing():
    made = qr("https://example.org/playbook/")
    assert made.startswith("data:image/svg+xml")
    assert made == qr("https://example.org/playbook/")
    assert made != qr("https://example.org/")


def test_no_address_has_no_code():
    assert qr("") == ""
