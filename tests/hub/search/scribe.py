"""A process of its own that changes pages, and one that says what came of it: for tests that kill others meanwhile.

`python -m tests.hub.search.scribe write` makes a change for each one in the numbers it reads from standard input, a
number a line, says `done` after each line, and prints at the end what must be found. `… report` prints what is.
"""

from __future__ import annotations

import json
import random
import sys
from typing import Any

import django


def write() -> dict[int, str]:
    """Change pages as often as asked; returns the titles that must be found, by page."""
    from hub.pages.models import TextPage
    from tests.trees import LANGUAGES, make_tree

    homes, chance, held = make_tree(), random.Random(4), dict[int, str]()
    number = 0
    for line in sys.stdin:
        for _ in range(int(line)):
            number += 1
            title, body = f"Feuille {number} xx{number}", f"Un texte qui change, {number}.\n\n## Suite\n\nLe fil xx."
            deed = chance.choice(["new"] * 5 + ["edit"] * 3 + ["close", "delete"]) if held else "new"
            if deed == "new":
                home = homes[chance.choice(LANGUAGES)]
                page = TextPage(title=title, slug=f"feuille-{number}", body=body, locale=home.locale)
                home.add_child(instance=page)
                held[page.pk] = title
                continue
            pk = chance.choice(sorted(held))
            page = TextPage.objects.get(pk=pk)
            if deed == "edit":
                page.title, page.body = title, body
                page.save_revision().publish()
                held[pk] = title
            else:
                del held[pk]
                page.unpublish() if deed == "close" else page.delete()
        print("done", flush=True)
    return held


def report() -> dict[str, Any]:
    """What each index holds (every entry, also one that is there twice), the documents, and what searches find."""
    from django.contrib.auth.models import AnonymousUser

    from hub.search.engines import engines
    from hub.search.engines.base import Limits, Question
    from hub.search.models import Change, Document
    from hub.search.queries.find import find
    from hub.search.results import Asked

    texts = Document.objects.filter(source="texts", gone=False)
    names = dict(texts.values_list("pk", "object_id"))
    everybody = Limits(frozenset({"all"}))
    return {
        "waiting": Change.objects.count(),
        "documents": sorted(Document.objects.filter(gone=False).values_list("pk", flat=True)),
        "titles": dict(texts.values_list("object_id", "title")),
        "stamps": {engine.name: sorted(pk for pk, _stamp in engine.stamps()) for engine in engines()},
        "matched": {
            engine.name: sorted(
                names[hit.pk] for hit in engine.match(Question(), everybody, most=5000) if hit.pk in names
            )
            for engine in engines()
        },
        "found": {
            pk: [shown.object_id for shown in find(Asked(f'"{title}"', "fr"), AnonymousUser()).shown]
            for pk, title in texts.order_by("-seq").values_list("object_id", "title")[:20]
        },
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"write": write, "report": report}[sys.argv[1]]()))
