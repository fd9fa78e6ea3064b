"""Finding the terms of the glossary in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strategy_playbook.models import Record, Term


class Glossary:
    """Knows the forms of every term.

    Args:
        terms: The terms; records of another kind are passed over.
    """

    def __init__(self, terms: Iterable[Record]) -> None:
        self._terms = {
            form.casefold(): term for term in terms if isinstance(term, Term) for form in term.forms
        }
        longest_first = sorted(self._terms, key=len, reverse=True)
        forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)

    def split(self, text: str, explained: set[str]) -> Iterator[tuple[str, Term | None]]:
        """Cut a text at the terms that it is the first to use.

        Args:
            text: The text.
            explained: The ids of the terms that need no more explaining; those found are added.

        Yields:
            The pieces of the text in order, each with the term that it is a form of, if any.
        """
        if not self._terms:
            yield text, None
            return
        done = 0
        for found in self._pattern.finditer(text):
            # The pattern takes some letters of other alphabets for ours, which casefold does not.
            term = self._terms.get(" ".join(found[0].casefold().split()))
            if term is None or term.id in explained:
                continue
            explained.add(term.id)
            if done < found.start():
                yield text[done : found.start()], None
            yield found[0], term
            done = found.end()
        if done < len(text):
            yield text[done:], None
