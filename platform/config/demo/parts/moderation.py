"""What waits for the moderators: a leg that somebody reported, and an appeal against a hidden post."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demo.content import Table, read
from config.demo.parts.people import People
from config.demo.parts.projects import Projects
from config.demo.publishing import days_ago
from exchange.directory.models import PoolPost
from exchange.practices.models import Adoption
from hub.moderation.models import Appeal, BlockedWord, Case, Decision, Report
from hub.moderation.services.record import record


def load_moderation(people: People, projects: Projects) -> None:
    """Make what `moderation.toml` tells, without writing to anybody."""
    said = read("moderation.toml")
    for word in said["words"]:
        BlockedWord.objects.create(**word)
    _report(people, projects, said["reported"])
    _hide(people, projects, said["hidden"])


def _report(people: People, projects: Projects, row: Table) -> None:
    leg = Adoption.objects.filter(project=projects[row["adopted_by"]]).order_by("pk")[0]
    case = Case.objects.create(
        kind="adoption", object_id=leg.pk, author=leg.recorded_by, urgent=True, opened_at=days_ago(row["days_ago"])
    )
    _reported(case, people, row)


def _hide(people: People, projects: Projects, row: Table) -> None:
    at, author = days_ago(row["days_ago"]), people[row["author"]]
    post = PoolPost.objects.create(
        project=projects[row["project"]],
        author=author,
        until=timezone.localdate() + timedelta(days=row["days"]),
        posted_at=at - timedelta(days=2),
        hidden_at=at,
        **{name: row[name] for name in ("kind", "number", "canton", "languages", "trade", "times", "language", "line")},
    )
    case = Case.objects.create(
        kind="pool-post", object_id=post.pk, author=author, state="closed", opened_at=at, closed_at=at
    )
    report = _reported(case, people, row)
    report.outcome, report.answered_at = Report.Outcome.UPHELD, at
    report.save()
    editor = people[row["decided_by"]]
    decision = Decision.objects.create(case=case, deed="hide", reason=row["reason"], text=row["text"], by=editor, at=at)
    record(actor=editor, deed="hide", target=case.target, note=f"{row['reason']}\n{row['text']}")
    appealed = days_ago(row["appeal_days_ago"])
    due = timezone.localdate(appealed) + timedelta(days=10)
    Appeal.objects.create(decision=decision, text=row["appeal"], at=appealed, due_on=due)
    record(actor=author, deed="appeal", target=case.target, note=row["appeal"])


def _reported(case: Case, people: People, row: Table) -> Report:
    reporter = people[row["reporter"]]
    said = row["text"] if case.is_open else ""
    report = Report.objects.create(
        case=case, reporter=reporter, reason=row["reason"], text=said, language=row["language"], at=case.opened_at
    )
    record(actor=reporter, deed="report", target=case.target, note=f"{row['reason']}\n{said}".strip())
    return report
