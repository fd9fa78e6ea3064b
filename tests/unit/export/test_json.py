"""The JSON that other programs read has the shape that is documented."""

import json

import pytest

from strategy_playbook import Catalogue
from strategy_playbook.export.json import SCHEMA_VERSION, dumps, rows

FIRST = ["id", "code", "kind", "title", "summary", "source", "basis", "links"]


@pytest.fixture(scope="module")
def document(real):
    return json.loads(dumps(real))


def test_the_document_has_a_version_and_all_records_in_reading_order(document, real):
    assert list(document) == ["schema_version", "records"]
    assert document["schema_version"] == SCHEMA_VERSION == "1.0"
    assert [row["id"] for row in document["records"]] == list(real.records)


def test_a_record_has_the_common_fields_first_and_then_all_of_its_own(document, real):
    for row in document["records"]:
        record = real.get(row["id"])
        assert list(row)[: len(FIRST)] == FIRST
        assert set(row) == {*type(record).model_fields, "kind"}
        assert row["kind"] == record.kind


def test_links_stand_on_the_record_that_writes_them(document, real):
    links = {row["id"]: row["links"] for row in document["records"]}
    assert sum(map(len, links.values())) > 40
    assert links["prevent"] == []
    assert links["deny-financial-gains"][0] == {
        "to": "article-6",
        "relation": "applies",
        "basis": "editorial",
    }
    for row in document["records"]:
        assert all(list(link) == ["to", "relation", "basis"] for link in row["links"])
        assert all(isinstance(citation, str) for citation in row["source"])


def test_values_are_plain(small):
    paper = next(row for row in rows(small) if row["id"] == "paper")
    assert paper["date"] == "2030-04-05"
    assert paper["meeting"] is None
    assert paper["lists"]["3"] == {"what": "Objectives", "items": None, "letters": {"a": 2, "b": 1}}


def test_the_same_catalogue_gives_the_same_bytes(small):
    text = dumps(small)
    assert text == dumps(small)
    assert text.endswith("}\n")
    assert not text.startswith("\ufeff")


def test_letters_of_all_languages_are_written_as_they_are(small):
    record = small.get("guard").model_copy(update={"title": "Garde à vue 守"})
    assert '"title": "Garde à vue 守"' in dumps(Catalogue([record], small.labels))
