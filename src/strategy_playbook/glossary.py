"""Finding the terms of the glossary in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strategy_playbook.models import Record, Term

_WORD = re.compile(r"[\w-]+")


class Glossary:
    """Knows the forms of every term.

    Args:
        terms: The terms; records of another kind are passed over. A word that the base and an
            edition explain is the edition's.
    """

    def __init__(self, terms: Iterable[Record]) -> None:
        self._terms: dict[str, Term] = {}
        groups: dict[str, list[str]] = {}
        found = [record for record in terms if isinstance(record, Term)]
        for term in sorted(found, key=lambda one: one.basis == "regional"):  # the last one counts
            for form in term.forms:
                words = form.casefold().split()
                self._terms[" ".join(words)] = term
                if first := _WORD.match(words[0]):
                    groups.setdefault(first[0], []).append(r"\s+".join(map(re.escape, words)))
        # To look up each word of a text and try only the forms that begin with it is many times
        # faster than one pattern of all forms.
        self._starting = {
            first: re.compile(
                rf"(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?![\w-])", re.IGNORECASE
            )
            for first, forms in groups.items()
        }

    def split(self, text: str, explained: set[str]) -> Iterator[tuple[str, Term | None]]:
        """Cut a text at the terms that it is the first to use.

        Args:
            text: The text.
            explained: The ids of the terms that need no more explaining; those found are added.

        Yields:
            The pieces of the text in order, each with the term that it is a form of, if any.
        """
        done = 0
        for word in _WORD.finditer(text) if self._starting else ():
            pattern = self._starting.get(word[0].casefold())
            if pattern is None or word.start() < done:
                continue
            found = pattern.match(text, word.start())
            # The pattern takes some letters of other alphabets for ours, which casefold does not.
            term = self._terms.get(" ".join(found[0].casefold().split())) if found else None
            if found is None or term is None or term.id in explained:
                continue
            explained.add(term.id)
            if done < found.start():
                yield text[done : found.start()], None
            yield found[0], term
            done = found.end()
        if done < len(text):
            yield text[done:], None
