"""Variables of edition.yml are filled into the other texts of the same file, and nowhere twice."""

import pytest

from strategy_playbook.editions.variables import expand_file
from strategy_playbook.models.editions import EditionFile
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse

HEAD = 'name: N\nregion: R\nauthority: A\nversion: "1"\nprefix: xx\n'


def expanded(text):
    """Return edition.yml, whose text goes on in line 6, with variables filled in, and issues."""
    document = parse(HEAD + text, "edition.yml")
    entry = Entry("edition", document.value, Origin(document))
    file, issues = expand_file(EditionFile.model_validate(document.value), entry)
    return file, [str(issue) for issue in issues]


def test_variables_are_filled_in_wherever_readers_see_them():
    file, issues = expanded(
        "about: ['Call {line}.', 'By {office} ({line}).']\n"
        "brand: {footer: 'Call {line}', disclaimer: '{office} answers', primary: '#000000'}\n"
        'variables: {line: "000 111", office: Mud office}\n'
    )
    assert issues == []
    assert file.about == ("Call 000 111.", "By Mud office (000 111).")
    assert (file.brand.footer, file.brand.disclaimer) == ("Call 000 111", "Mud office answers")
    assert (file.brand.primary, file.name) == ("#000000", "N")


def test_an_edition_may_name_itself_by_a_variable():
    document = parse(
        "name: The {sea}\nregion: Around the {sea}\nauthority: Office of the {sea}\n"
        'version: "1"\nprefix: xx\nabout: [a]\nvariables: {sea: Selbrine}\n',
        "edition.yml",
    )
    entry = Entry("edition", document.value, Origin(document))
    file, issues = expand_file(EditionFile.model_validate(document.value), entry)
    assert (file.name, file.region, issues) == ("The Selbrine", "Around the Selbrine", [])
    assert file.authority == "Office of the Selbrine"


def test_a_name_that_is_no_variable_is_told_by_its_place():
    file, issues = expanded(
        "about: [Plain., 'Call {lien}.']\nbrand: {footer: '{post}'}\nvariables: {line: '1'}\n"
    )
    assert issues == [
        "edition.yml:7:17: PB712 there is no variable {post} (variables in edition.yml: line)",
        'edition.yml:6:17: PB712 there is no variable {lien} (did you mean "line"?)',
    ]
    assert file.about == ("Plain.", "Call {lien}.")


@pytest.mark.parametrize("text", ["{other}", "a { b", "a } b"])
def test_a_variable_holds_no_other(text):
    file, issues = expanded(f"about: ['{{line}}']\nvariables:\n  other: x\n  line: '{text}'\n")
    assert issues == [
        "edition.yml:9:9: PB712 a variable holds plain text, without braces",
    ]
    assert file.about == (text,)
