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
    assert list(document) == ["schema_version", "release", "records"]
    assert document["schema_version"] == SCHEMA_VERSION == "1.2"
    assert document["release"] == real.release.model_dump(mode="json")
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
    assert '"title": "Garde à vue 守"' in dumps(Catalogue([record], small.labels, small.release))


def test_an_edition_says_which_it_is_and_what_it_leaves_out(lower):
    document = json.loads(dumps(lower))
    assert list(document) == ["schema_version", "release", "edition", "hidden", "records"]
    assert document["schema_version"] == "1.2"
    edition = document["edition"]
    assert edition.pop("base_version") == document["release"]["version"] == "1.2.3"
    assert edition == {
        "id": "edition",
        "name": "Lower river edition",
        "version": "2031.2",
        "date": None,
        "region": "Landings below the bridge",
        "authority": "The river commission",
    }
    (hidden,) = document["hidden"]
    assert (hidden["id"], hidden["code"], hidden["kind"]) == ("landing", "G1", "term")
    assert hidden["why"] == "Below the bridge every landing is built."


def test_each_record_of_an_edition_has_its_provenance(lower):
    found = {row["id"]: row for row in rows(lower)}
    assert all(list(row)[: len(FIRST)] == FIRST for row in found.values())
    one = found["open-crossings"]
    assert one["provenance"] == {
        "state": "adapted",
        "standing": "adapted",
        "basis": "text",
        "changes": [
            {
                "operation": "set",
                "field": "summary",
                "why": "Below the bridge the tide decides when a landing can be used.",
                "reviewed": "2031-03-04",
                "base": "Every landing can be used without a bribe.",
            }
        ],
    }
    (questions,) = found["lit-quays"]["provenance"]["changes"]
    assert questions["base"] == ["Which quay do people avoid?"]
    (items,) = (c for c in found["quay-check"]["provenance"]["changes"] if c["field"] != "use")
    assert items["base"][1] == {"record": "fare-boards", "text": "Are the fares readable at night?"}
    (added,) = found["lr-tide-board"]["provenance"]["changes"]
    assert (added["operation"], added["field"], added["base"]) == ("add", None, None)
    empty = {"state": "base", "standing": "text", "basis": "text", "changes": []}
    assert found["guard"]["provenance"] == empty


def test_no_basis_in_an_edition_claims_more_than_is_so(lower, small):
    """A program that knows nothing of editions reads only the basis."""
    found = {row["id"]: row["basis"] for row in rows(lower)}
    assert found["open-crossings"] == "adapted"
    assert found["lr-tide-board"] == found["lr-tide-log"] == "regional"
    assert found["fare-boards"] == "text"  # it has one more link, and links have a basis each
    assert {row["basis"] for row in rows(small)} == {"text", "editorial"}
    assert not any("provenance" in row for row in rows(small))


def test_an_edition_gives_the_same_bytes(lower):
    assert dumps(lower) == dumps(lower)
