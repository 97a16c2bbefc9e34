"""From a report to an appeal, on the profiles, messages and posts of the directory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from exchange.directory import search_people
from exchange.directory.models import Letter, Membership, PoolPost, Profile, Project
from exchange.directory.queries import pool
from exchange.directory.queries.people import visible_profiles
from exchange.directory.services.letters import send_letter
from exchange.directory.services.pool import publish_post
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services.delete_account import delete_account
from hub.moderation.errors import AlreadyReportedError, NotYoursToDecideError, OwnContentError, UnknownTargetError
from hub.moderation.models import Appeal, Case, Decision, Report, Restraint, TrailEntry
from hub.moderation.queries.audit import faults
from hub.moderation.rules import Verdict, may_post_now
from hub.moderation.services.appeal import answer, appeal
from hub.moderation.services.decide import decide
from hub.moderation.services.hold import hold_piece
from hub.moderation.services.report import report
from hub.queue.registry import sources, waiting
from hub.search.models import Change
from tests import trees
from tests.support.proof import proof

pytestmark = pytest.mark.django_db
SECRET = "Elle suit un traitement à l’hôpital de jour."


@dataclass
class People:
    """Who has a part in it."""

    author: User
    reader: User
    editor: User
    second: User
    profile: Profile

    @property
    def target(self) -> str:
        return f"profile:{self.profile.pk}"


@pytest.fixture
def people(db: None) -> People:
    trees.make_tree()
    author = trees.make_person("mia@example.org", "Mia Roth", Role.MEMBER, Role.MENTOR, language="de")
    profile = Profile.objects.create(user=author, shown_to="everybody", language="de", headline=SECRET)
    return People(
        author=author,
        reader=trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER, language="it"),
        editor=trees.make_person("eva@example.org", "Eva Ott", Role.EDITOR),
        second=trees.make_person("urs@example.org", "Urs Zaugg", Role.EDITOR, language="en"),
        profile=profile,
    )


def reported(people: People, reason: str = "sensitive") -> Case:
    return report(user=people.reader, target=people.target, reason=reason, text="La première phrase.").case


def hidden(people: People) -> Decision:
    return decide(case=reported(people), by=people.editor, deed="hide", reason="sensitive", text="Ohne Gesundheit.")


def mails_to(user: User) -> list[Any]:
    return [message for message in mail.outbox if message.to == [user.email]]


DOORS: dict[str, Callable[[People], str]] = {
    "report": lambda people: reverse("moderation:report", args=["profile", people.profile.pk]),
    "mine": lambda people: reverse("moderation:mine"),
    "case": lambda people: reverse("moderation:case", args=[Case.objects.get().pk]),
    "take": lambda people: reverse("moderation:take", args=[Case.objects.get().pk]),
    "decide": lambda people: reverse("moderation:decide", args=[Case.objects.get().pk]),
    "make_appeal": lambda people: reverse("moderation:make_appeal", args=[Decision.objects.get().pk]),
    "appeal": lambda people: reverse("moderation:appeal", args=[Appeal.objects.get().pk]),
    "trail": lambda people: reverse("moderation:trail"),
}
#            nobody author reader editor (who decided) second
ANSWERS: dict[str, tuple[int, int, int, int, int]] = {
    # The piece is hidden by then: for those who do not see it, it is not there.
    "report": (404, 404, 404, 404, 404),
    "mine": (302, 200, 200, 200, 200),
    "case": (302, 404, 404, 200, 200),
    "take": (302, 404, 404, 405, 405),
    "decide": (302, 404, 404, 405, 405),
    "make_appeal": (302, 302, 404, 404, 404),
    "appeal": (302, 404, 404, 404, 200),
    "trail": (302, 403, 403, 200, 200),
}
ROLES = ("nobody", "author", "reader", "editor", "second")


@pytest.mark.parametrize("who", ROLES)
def test_who_passes_which_door(client: Client, people: People, who: str) -> None:
    appeal(decision=hidden(people), user=people.author, text="Das steht so auf meiner Website.")
    if who != "nobody":
        trees.log_in(client, getattr(people, who))
    for door, answers in ANSWERS.items():
        expected = answers[ROLES.index(who)]
        found = client.get(DOORS[door](people))
        # A door that only takes forms says so to everybody alike.
        allowed = {expected, 405} if door in ("take", "decide") else {expected}
        assert found.status_code in allowed, door
        if expected in (302, 403, 404):
            assert SECRET not in found.content.decode(), door
        if who in ("nobody", "author", "reader"):
            sent = {"deed": "leave", "seen": 0, "granted": "yes", "text": "Ein langer Grund."}
            if door in ("take", "decide", "appeal", "case"):
                assert client.post(DOORS[door](people), sent).status_code in (302, 404, 405), door
    assert Case.objects.get().state == "closed"
    assert Appeal.objects.get().state == "waiting"


def test_an_editor_without_a_second_factor_passes_no_door(client: Client, people: People) -> None:
    from tests.factories import login

    appeal(decision=hidden(people), user=people.author, text="Das steht so auf meiner Website.")
    login(client, people.second)
    for door in ("case", "appeal", "trail"):
        found = client.get(DOORS[door](people))
        assert found.status_code == 302
        assert SECRET not in found.content.decode()


def test_from_a_report_to_an_allowed_appeal(client: Client, people: People) -> None:
    trees.log_in(client, people.reader)
    assert "/report/profile/" in client.get(people.profile.get_absolute_url()).content.decode()
    door = DOORS["report"](people)
    assert client.get(door).status_code == 200
    assert client.post(door, {"reason": "other", "text": "?"}).status_code == 400
    sent = client.post(door, {"reason": "sensitive", "text": "La première phrase."})
    assert (sent.status_code, sent["Location"]) == (302, people.profile.get_absolute_url())
    assert client.post(door, {"reason": "sensitive", "text": ""}).status_code == 409
    # It cannot wait: both editors hear by mail, and not a word of it stands there.
    assert mails_to(people.editor)
    assert mails_to(people.second)
    assert not any(SECRET in message.body for message in mail.outbox)

    case = Case.objects.get()
    assert waiting(people.editor) == 1
    trees.log_in(client, people.editor)
    queue = client.get(reverse("queue:index")).content.decode()
    assert reverse("moderation:case", args=[case.pk]) in queue
    assert client.post(DOORS["take"](people)).status_code == 302
    page = client.get(DOORS["case"](people))
    assert SECRET in page.content.decode()
    seen = {name: page.context["form"].initial[name] for name in ("seen", "seen_text")}
    assert client.post(DOORS["decide"](people), {"deed": "hide", **seen}).status_code == 400
    decision = {"deed": "hide", "reason": "sensitive", "text": "Bitte ohne Gesundheit.", "hold_days": "0", **seen}
    assert client.post(DOORS["decide"](people), decision).status_code == 302
    assert waiting(people.editor) == 0
    told = mails_to(people.author)[-1]
    assert told.subject == "Ihr Beitrag wurde ausgeblendet"
    assert "Bitte ohne Gesundheit." in told.body
    assert "Leo" not in told.body
    assert mails_to(people.reader)[-1].subject == "Che cosa ne è della sua segnalazione"
    # Late, or twice: the first decision stands.
    assert client.post(DOORS["decide"](people), decision).status_code in (302, 400, 409)
    assert Decision.objects.count() == 1

    trees.log_in(client, people.author)
    assert "Bitte ohne Gesundheit." in client.get(DOORS["mine"](people)).content.decode()
    door = DOORS["make_appeal"](people)
    assert client.get(door).status_code == 200
    assert client.post(door, {"text": "Kurz."}).status_code == 400
    assert client.post(door, {"text": "Das betrifft mich selbst."}).status_code == 302
    assert client.post(door, {"text": "Und noch einmal, bitte."}).status_code == 409

    trees.log_in(client, people.second)
    assert (
        reverse("moderation:appeal", args=[Appeal.objects.get().pk])
        in client.get(reverse("queue:index")).content.decode()
    )
    given = {"granted": "yes", "text": "Sie spricht von sich selbst."}
    assert client.post(DOORS["appeal"](people), given).status_code == 302
    people.profile.refresh_from_db()
    assert people.profile.hidden_at is None
    assert mails_to(people.author)[-1].subject == "Ihre Einsprache ist gutgeheissen"
    deeds = list(TrailEntry.objects.order_by("number").values_list("deed", flat=True))
    assert deeds == ["report", "take", "hide", "appeal", "grant_appeal", "restore"]
    assert list(faults()) == []


def test_a_hidden_profile_is_nowhere_and_its_person_still_sees_it(client: Client, people: People) -> None:
    Change.objects.all().delete()
    hidden(people)
    assert Change.objects.filter(source="people", object_id=people.profile.pk, narrows=True).exists()
    assert list(search_people.documents([people.profile.pk])) == []
    assert search_people.addresses([people.profile.pk], "fr") == {}
    for who in (None, people.reader, people.second):
        assert not visible_profiles(who or AnonymousUser()).exists()
        if who:
            trees.log_in(client, who)
        for place in ("people", "people_feed"):
            assert SECRET not in client.get(reverse(f"directory:{place}")).content.decode()
        assert client.get(people.profile.get_absolute_url()).status_code == 404
        assert client.get(reverse("directory:write_person", args=[people.profile.pk])).status_code in (302, 404)
    trees.log_in(client, people.author)
    own = client.get(people.profile.get_absolute_url()).content.decode()
    assert SECRET in own
    assert reverse("moderation:mine") in own


def test_a_portrait_dies_with_its_profile(people: People) -> None:
    from exchange.directory.media_access import public_pictures
    from hub.media.models import Picture
    from tests.hub.media.samples import picture as drawn
    from tests.hub.media.samples import upload

    picture = Picture.objects.create(title="Mia", file=upload("mia.png", drawn()), width=64, height=48)
    people.profile.picture = picture
    people.profile.save()
    assert public_pictures([picture.pk], None) == {picture.pk}
    hidden(people)
    assert public_pictures([picture.pk], None) == set()


def test_what_one_may_not_report(people: People) -> None:
    with pytest.raises(OwnContentError):
        report(user=people.author, target=people.target, reason="other", text="Mein eigenes.")
    reported(people)
    with pytest.raises(AlreadyReportedError):
        reported(people)
    people.profile.shown_to = "members"
    people.profile.save()
    for target in (people.target, "profile:999999", "page:1", "profile:x"):
        with pytest.raises(UnknownTargetError):
            report(user=None, target=target, reason="danger")
    assert Report.objects.count() == 1


def test_a_reader_without_account_reports_and_hears_of_it_by_mail(client: Client, people: People) -> None:
    door = DOORS["report"](people)
    page = client.get(door)
    assert page["Cache-Control"].count("no-store")
    typed = {"reason": "danger", "text": "Cette phrase la met en danger.", "email": "lea@example.org"}
    refused = client.post(door, typed)
    assert refused.status_code == 400
    assert "Cette phrase la met en danger." in refused.content.decode()
    sent = typed | proof(f"report:{people.target}")
    assert client.post(door, sent | {"website": "https://x.example"}).status_code == 400
    assert client.post(door, sent).status_code == 302
    assert client.post(door, sent).status_code == 400
    case = Case.objects.get()
    assert case.reports.get().reporter is None
    decide(case=case, by=people.editor, deed="leave")
    assert [message.to for message in mail.outbox][-1] == ["lea@example.org"]
    assert case.reports.get().email == ""
    # Ten at a time say all there is to say.
    for number in range(11):
        status = client.post(door, {"reason": "insult"} | proof(f"report:{people.target}")).status_code
        assert status == (302 if number < 10 else 429)


def test_what_only_members_see_is_not_there_for_others(client: Client, people: People) -> None:
    people.profile.shown_to = "members"
    people.profile.save()
    door = DOORS["report"](people)
    assert client.get(door).status_code == 404
    assert client.post(door, {"reason": "danger"} | proof(f"report:{people.target}")).status_code == 404


def test_nobody_decides_about_what_is_their_own(people: People) -> None:
    Profile.objects.create(user=people.editor, shown_to="everybody", headline="Rédactrice.")
    own = report(user=people.reader, target=f"profile:{Profile.objects.last().pk}", reason="misleading").case
    with pytest.raises(NotYoursToDecideError):
        decide(case=own, by=people.editor, deed="leave")
    assert waiting(people.editor) == 0
    assert waiting(people.second) == 1


def test_who_decided_does_not_answer_the_appeal_unless_alone(people: People) -> None:
    made = appeal(decision=hidden(people), user=people.author, text="Das betrifft mich selbst.")
    with pytest.raises(NotYoursToDecideError):
        answer(held=made, by=people.editor, granted=False, text="Nein, es bleibt dabei.")
    people.second.take_role(Role.EDITOR)
    answered = answer(held=made, by=people.editor, granted=False, text="Nein, es bleibt dabei.")
    assert answered.state == "rejected"
    people.profile.refresh_from_db()
    assert people.profile.hidden_at


def test_what_came_in_or_changed_meanwhile_is_read_first_and_nothing_typed_is_lost(
    client: Client, people: People
) -> None:
    case = reported(people, "misleading")
    trees.log_in(client, people.editor)
    seen = client.get(DOORS["case"](people)).context["form"].initial
    typed = {"deed": "warn", "text": "Eine lange Erklärung.", "hold_days": "14", **seen}
    people.profile.headline = "Ganz anders."
    people.profile.save()
    report(user=people.second, target=people.target, reason="insult")
    answers = [client.post(DOORS["decide"](people), typed)]
    page = answers[0].content.decode()
    assert answers[0].status_code == 409
    assert "Eine lange Erklärung." in page
    assert "Ganz anders." in page
    again = {name: answers[0].context["form"].data[name] for name in ("seen", "seen_text")}
    assert client.post(DOORS["decide"](people), typed | again).status_code == 302
    case.refresh_from_db()
    assert case.state == "closed"
    assert Restraint.objects.get().user == people.author
    assert may_post_now(people.author, "Ein neuer Text, der warten muss.", "de").held


def test_reports_that_are_dismissed_tell_the_reporter_alone(people: People) -> None:
    decide(case=reported(people), by=people.editor, deed="leave")
    assert not mails_to(people.author)
    assert "lasciato in linea" in mails_to(people.reader)[-1].body
    # A new report opens the case again.
    report(user=people.second, target=people.target, reason="insult")
    assert Case.objects.get().state == "open"


def test_a_held_piece_waits_unseen_and_appears_when_it_was_read(client: Client, people: People) -> None:
    people.profile.hidden_at = timezone.now()
    people.profile.save()
    case = hold_piece(target=people.target, verdict=Verdict("held", "", ("first",)))
    trees.log_in(client, people.author)
    assert SECRET in client.get(DOORS["mine"](people)).content.decode()
    held = next(source for source in sources() if source.key == "held")
    assert held.count(people.editor) == 1
    assert next(iter(held.items(people.editor, 5))).note
    decide(case=case, by=people.editor, deed="refuse", reason="advertising", text="Das ist Werbung.")
    assert mails_to(people.author)[-1].subject == "Ihr Beitrag wurde nicht veröffentlicht"
    assert SECRET in client.get(DOORS["mine"](people)).content.decode()
    case = hold_piece(target=people.target, verdict=Verdict("held", "", ("first",)))
    decide(case=case, by=people.editor, deed="approve")
    assert visible_profiles(people.reader).exists()


def test_a_letter_is_reported_by_who_got_it_and_read_by_no_moderator_before(client: Client, people: People) -> None:
    letter = send_letter(writer=people.reader, text="Kommen Sie heute Nacht.", language="de", person=people.author)
    target = f"letter:{letter.pk}"
    for who in (None, people.reader, people.editor):
        with pytest.raises(UnknownTargetError):
            report(user=who, target=target, reason="danger")
    trees.log_in(client, people.author)
    page = client.get(reverse("directory:letter", args=[letter.key])).content.decode()
    assert reverse("moderation:report", args=["letter", letter.pk]) in page
    case = report(user=people.author, target=target, reason="danger").case
    assert not any("Nacht" in message.body for message in mails_to(people.editor))
    reports = next(source for source in sources() if source.key == "reports")
    assert "Nacht" not in next(iter(reports.items(people.editor, 5))).title
    decide(case=case, by=people.editor, deed="hide", reason="danger", text="So nicht.")
    assert "Nacht" not in client.get(reverse("directory:letter", args=[letter.key])).content.decode()
    assert Letter.objects.get().hidden_at


def test_a_hidden_post_leaves_the_board_and_its_matches(client: Client, people: People) -> None:
    posts = []
    for slug, kind in (("passerelles", "mentors"), ("sarine", "mentees")):
        project = Project.objects.create(name=slug.title(), slug=slug, cantons=["VD"], languages=["fr"])
        Membership.objects.create(project=project, user=people.reader, part=Membership.Part.LEADER)
        post = PoolPost(
            project=project, kind=kind, number=2, canton="VD", languages=["fr"], trade="care", times=["evening"],
            until=timezone.localdate() + timedelta(days=20), language="fr", line="Le soir, au centre.",
        )  # fmt: skip
        publish_post(post=post, user=people.reader)
        posts.append(post)
    assert pool.matches_for(people.reader)
    case = report(user=people.author, target=f"pool-post:{posts[0].pk}", reason="recognisable").case
    decide(case=case, by=people.editor, deed="hide", reason="recognisable")
    assert list(pool.open_posts()) == [posts[1]]
    assert pool.figures()["mentors"] == 0
    assert pool.matches_for(people.reader) == []
    for name in ("pool", "pool_feed"):
        assert client.get(reverse(f"directory:{name}")).content.decode().count("Le soir, au centre.") == 1
    assert client.get(posts[0].get_absolute_url()).status_code == 404
    decide(case=case, by=people.editor, deed="restore")
    assert pool.open_posts().count() == 2


def test_who_leaves_takes_the_words_along(people: People) -> None:
    appeal(decision=hidden(people), user=people.author, text="Das betrifft mich selbst.")
    delete_account(user=people.author)
    delete_account(user=people.reader)
    assert (Decision.objects.get().text, Appeal.objects.get().text, Report.objects.get().text) == ("", "", "")
    assert Report.objects.get().reporter is None
    assert list(faults()) == []


def test_many_cases_cost_their_author_no_more_queries_than_one(client: Client, people: People) -> None:
    hidden(people)
    trees.log_in(client, people.author)
    client.get(DOORS["mine"](people))
    counts = []
    for number in (0, 4):
        for _each in range(number):
            letter = Letter.objects.create(writer=people.author, person=people.reader, text="Hallo.", language="de")
            case = report(user=people.reader, target=f"letter:{letter.pk}", reason="insult").case
            decide(case=case, by=people.editor, deed="hide", reason="insult")
        with CaptureQueriesContext(connection) as caught:
            assert client.get(DOORS["mine"](people)).status_code == 200
        counts.append(len(caught))
    # Another kind of content costs one question more, however many pieces of it there are.
    assert counts[1] <= counts[0] + 1
