"""One page for each record, as front matter and a macro call."""

import yaml

from strategy_playbook import Renderer
from strategy_playbook.pages import pages, path_of


def test_every_record_has_a_page_with_front_matter_and_a_macro_call(small):
    found = {page.path: page.text for page in pages(Renderer(small))}
    assert list(found) == [path_of(record) for record in small.records.values()]
    assert "articles/treaty-7.md" in found
    for record in small.records.values():
        empty, front, body = found[path_of(record)].split("---\n")
        values = yaml.safe_load(front)
        assert empty == ""
        assert (values["title"], values["description"]) == (record.title, record.summary)
        assert body.strip() == f'{{{{ record("{record.id}") }}}}'
