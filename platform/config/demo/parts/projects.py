"""Projects and who belongs to them."""

from __future__ import annotations

from config.demo.content import languages_of, read
from config.demo.parts.people import People
from exchange.directory.models import Membership, Project, ProjectText

Projects = dict[str, Project]
_PARTS = {"project-leader": Membership.Part.LEADER, "mentor": Membership.Part.MENTOR}


def load_projects(people: People) -> Projects:
    """Make the projects of `projects.toml`, their texts and memberships; returns them by key."""
    projects: Projects = {}
    for row in read("projects.toml")["projects"]:
        project = Project.objects.create(
            name=row["name"],
            slug=row["key"],
            cantons=row["cantons"],
            languages=row["languages"],
            target_groups=row["target_groups"],
            phase=row["phase"],
            themes=row["themes"],
            places=row.get("places", ""),
            ended=row.get("ended"),
            since=row["since"],
            contact_email=row["contact_email"],
            is_example=True,
        )
        for language in languages_of(row):
            ProjectText.objects.create(project=project, language=language, **row[language])
        projects[row["key"]] = project
    for row in read("projects.toml")["projects"]:
        if heir := row.get("heir"):
            projects[row["key"]].heir = projects[heir]
            projects[row["key"]].save()
    for person in read("people.toml")["people"]:
        if key := person.get("project"):
            part = _PARTS.get(person["roles"][-1], Membership.Part.STAFF)
            Membership.objects.create(project=projects[key], user=people[person["key"]], part=part)
    return projects
