"""Partner organisations and authorities."""

from __future__ import annotations

from config.demo.content import languages_of, read
from config.demo.parts.projects import Projects
from exchange.directory.models import Engagement, Organisation, OrganisationText


def load_organisations(projects: Projects) -> None:
    """Make the organisations of `organisations.toml` with their texts and roles."""
    for row in read("organisations.toml")["organisations"]:
        made = Organisation.objects.create(
            name=row["name"], slug=row["key"], kind=row["kind"], cantons=row["cantons"], is_example=True
        )
        for language in languages_of(row):
            OrganisationText.objects.create(organisation=made, language=language, **row[language])
        for project, part, since, until in row["engagements"]:
            Engagement.objects.create(
                organisation=made,
                project=projects[project] if project else None,
                part=part,
                since=since or None,
                until=until or None,
            )
