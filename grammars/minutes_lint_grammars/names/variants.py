"""Names, roles and short forms that do not agree with each other."""

from __future__ import annotations

from minutes_lint import Acronym, Initials, Variant

from ..parser.drafts import Draft
from . import acronyms, names, roles


def settle(draft: Draft) -> Draft:
    """A draft with what is written in two ways: names and roles, short forms, initials."""
    words = names.Words(draft)
    short = list(acronyms.scan(words))
    pairs = list(names.slips(words.distinct, names.anchors(words, draft) | (words.distinct & roles.long_roles())))
    return draft.having({
        Variant: [*names.scan(words, draft, pairs), *roles.scan(words, pairs)],
        Acronym: [found for found in short if isinstance(found, Acronym)],
        Initials: [found for found in short if isinstance(found, Initials)],
    })  # fmt: skip
