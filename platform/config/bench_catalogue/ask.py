"""python -m config.bench_catalogue.ask: how long the pages of the catalogue take in this process."""

from __future__ import annotations

import json

import django

django.setup()

from config.asking import client_of, getting, measured  # noqa: E402 - models need the settings
from hub.accounts.models import User  # noqa: E402
from hub.pages.addresses import reader_url  # noqa: E402
from resources.materials.choices import Duration, Format, Situation  # noqa: E402
from resources.materials.models import MaterialPage  # noqa: E402

READER = "marc.favre@example.org"
LIST = "/fr/materiel/"


def main() -> None:
    """Print a JSON object: how many materials, and by page its queries, p50 and p99 in milliseconds."""
    reader = client_of(User.objects.get(email=READER))
    materials = MaterialPage.objects.values("translation_key").distinct().count()
    spread = MaterialPage.objects.filter(live=True, locale__language_code="fr").select_related("locale").order_by("pk")
    step = max(1, spread.count() // 40)
    last = materials // 12
    subjects = {
        "whole list": [LIST],
        "pages 2 to 11": [f"{LIST}?page={page}" for page in range(2, min(12, last))],
        "last page": [f"{LIST}?page={last}"],
        "one filter": [f"{LIST}?situation={code}" for code in Situation.values],
        "two values of one": [
            f"{LIST}?situation={Situation.values[0]}&situation={code}" for code in Situation.values[1:]
        ],
        "three filters": [
            f"{LIST}?situation={situation}&format={form}&duration={Duration.HOUR}"
            for situation in Situation.values[:4]
            for form in Format.values
        ],
        "another language": ["/de/schulungsmaterial/?language=de"],
        "a material": [reader_url(page, "fr") for page in spread[::step]],
    }
    found = {
        "materials": materials,
        "pages": {name: measured(getting(reader, addresses)) for name, addresses in subjects.items()},
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
