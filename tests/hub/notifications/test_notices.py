"""From a deed to those who follow: once each, only who may read, when and how they want it."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from hub.accounts.models import User
from hub.notifications import kinds, subjects
from hub.notifications.kinds import NoticeKind, Shown
from hub.notifications.models import Event, Frequency, Notice, NoticeSettings, OutgoingMail, Preference, Subscription
from hub.notifications.moments import mail_at
from hub.notifications.queries.inbox import unread
from hub.notifications.services import spread as spreading
from hub.notifications.services.announce import announce
from hub.notifications.services.read import mark_all_read
from hub.notifications.services.spread import spread
from hub.notifications.services.subscribe import subscribe, unsubscribe
from hub.notifications.services.tell import tell_all
from hub.notifications.subjects import Named, SubjectKind, UnknownSubjectError
from tests.factories import login, make_user

pytestmark = pytest.mark.django_db

CLOSED: set[int] = set()
"""People who may read nothing of the rooms below."""


def may(_ident: str, users: object) -> set[int]:
    return set(users) - CLOSED  # type: ignore[call-overload,no-any-return]


def show(targets: object, user: User, language: str) -> dict[str, Shown]:
    if user.pk in CLOSED:
        return {}
    return {
        target: Shown(
            line=f"Claire répond ({target})",
            url=f"/fr/room/{target}/",
            title="Tandem à trois",
            text="Secret de la salle" if target.startswith("closed") else "Quelques mots",
            private=target.startswith("closed"),
            conversation="room-1",
        )
        for target in targets  # type: ignore[attr-defined]
    }


@pytest.fixture(autouse=True)
def worker_waits(settings: Any) -> None:
    """The worker does nothing by itself here: the tests say when."""
    queues = settings.TASKS["default"].get("QUEUES", [])
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": queues}}


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A room with one kind of subject and one of notice."""
    CLOSED.clear()
    monkeypatch.setattr(subjects, "_kinds", dict(subjects._kinds))
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    subjects.register(
        SubjectKind("room", "Salle", lambda idents, _l: {i: Named(f"Salle {i}", f"/fr/room/{i}/") for i in idents}, may)
    )
    kinds.register(NoticeKind("room.post", "Nouveau message", show, may))
    kinds.register(NoticeKind("room.mention", "On parle de moi", show, may))


def happen(target: str = "post:1", *, actor: User | None = None, **more: object) -> Event:
    """Something is said in room 1, and the worker spreads it."""
    event = announce(kind="room.post", subjects=["room:1"], actor=actor, target=target, **more)  # type: ignore[arg-type]
    spread(event_id=event.pk)
    return event


def told(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


class TestWhoHears:
    def test_followers_once_the_actor_never(self) -> None:
        actor, reader, stranger = make_user(), make_user(), make_user()
        for person in (actor, reader):
            subscribe(user=person, subject="room:1")
        happen(actor=actor)
        assert (told(actor), told(reader), told(stranger)) == ([], ["room.post"], [])

    def test_who_follows_twice_or_is_addressed_hears_once(self) -> None:
        reader = make_user()
        subscribe(user=reader, subject="room:1")
        subscribe(user=reader, subject="room:2")
        event = announce(
            kind="room.post",
            subjects=["room:1", "room:2"],
            actor=None,
            target="post:1",
            addressed=[reader.pk],
            addressed_kind="room.mention",
        )
        spread(event_id=event.pk)
        spread(event_id=event.pk)
        assert told(reader) == ["room.mention"]

    def test_only_who_may_read_at_that_moment(self) -> None:
        reader = make_user()
        subscribe(user=reader, subject="room:1")
        CLOSED.add(reader.pk)
        happen(addressed=[reader.pk])
        assert told(reader) == []

    def test_what_is_muted_is_silent_also_through_something_else(self) -> None:
        reader = make_user()
        subscribe(user=reader, subject="room:2")
        subscribe(user=reader, subject="room:1", level="muted")
        event = announce(kind="room.post", subjects=["room:1", "room:2"], actor=None, target="post:1")
        spread(event_id=event.pk)
        assert told(reader) == []

    def test_nobody_follows_what_they_may_not_read(self) -> None:
        reader = make_user()
        CLOSED.add(reader.pk)
        for subject in ("room:1", "nothing:1", "room", "room:../x"):
            with pytest.raises(UnknownSubjectError):
                subscribe(user=reader, subject=subject)

    def test_one_row_is_written_however_many_follow(self, django_assert_num_queries: object) -> None:
        Subscription.objects.bulk_create(Subscription(user=make_user(), subject="room:1") for _ in range(3))
        before = Notice.objects.count()
        with django_assert_num_queries(3):  # type: ignore[operator]
            announce(kind="room.post", subjects=["room:1"], actor=None, target="post:1")
        assert Notice.objects.count() == before

    def test_a_worker_that_dies_twice_loses_nobody_and_tells_nobody_twice(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(spreading, "STEP", 4)
        people = [make_user() for _ in range(10)]
        for person in people:
            subscribe(user=person, subject="room:1")
        event = announce(kind="room.post", subjects=["room:1"], actor=None, target="post:1", addressed=[people[9].pk])
        assert spreading._step(event.pk) == 1
        assert spreading._step(event.pk) == 4
        write, died = spreading._write, []

        def die(*about: object) -> int:
            write(*about)  # type: ignore[arg-type]
            died.append(1)
            raise KeyboardInterrupt

        monkeypatch.setattr(spreading, "_write", die)
        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                spread(event_id=event.pk)
        assert len(died) == 2
        monkeypatch.setattr(spreading, "_write", write)
        spread(event_id=event.pk)
        assert sorted(Notice.objects.values_list("user", flat=True)) == sorted(person.pk for person in people)
        assert Event.objects.get().done_at is not None


class TestMails:
    def _mails(self, user: User) -> list[OutgoingMail]:
        return list(OutgoingMail.objects.filter(to=user.email).order_by("pk"))

    def _reader(self, frequency: str = Frequency.AT_ONCE, **more: object) -> User:
        reader = make_user(name="Ruth Aebischer", **more)  # type: ignore[arg-type]
        subscribe(user=reader, subject="room:1")
        Preference.objects.create(user=reader, kind="room.post", frequency=frequency)
        return reader

    def test_at_once_with_the_ways_out_and_back(self) -> None:
        reader = self._reader()
        happen()
        assert (tell_all(), tell_all()) == (1, 0)
        (sent,) = self._mails(reader)
        assert sent.subject == "Re: Tandem à trois"
        assert "Quelques mots" in sent.text
        assert "http://localhost:8000/fr/room/post:1/" in sent.text
        assert sent.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert sent.headers["References"] == sent.headers["In-Reply-To"] == "<room-1@localhost>"
        assert sent.headers["Auto-Submitted"] == "auto-generated"

    def test_a_closed_rooms_mail_shows_nothing_of_it(self) -> None:
        reader = self._reader()
        happen("closed:1")
        tell_all()
        (sent,) = self._mails(reader)
        assert not {"Secret", "Tandem à trois"} & set(f"{sent.subject} {sent.text} {sent.html}".split())
        assert "Secret" not in sent.text + sent.html
        assert "Tandem" not in sent.subject + sent.text

    def test_many_at_once_are_one_mail(self) -> None:
        reader = self._reader()
        for number in range(5):
            happen(f"post:{number}")
        assert tell_all() == 1
        (sent,) = self._mails(reader)
        assert sent.subject.startswith("5 nouveautés")
        assert "Salle 1" in sent.text

    def test_what_was_read_or_closed_meanwhile_is_not_mailed(self) -> None:
        reader, closed = self._reader(), self._reader()
        happen()
        mark_all_read(user=reader)
        CLOSED.add(closed.pk)
        assert tell_all() == 0
        assert self._mails(reader) == self._mails(closed) == []

    def test_a_digest_waits_for_its_hour_and_comes_once(self) -> None:
        reader = self._reader(Frequency.DAILY, language="de")
        happen("post:1")
        happen("post:2")
        assert tell_all() == 0
        Notice.objects.update(mail_at=timezone.now())
        assert (tell_all(), tell_all()) == (1, 0)
        (sent,) = self._mails(reader)
        assert sent.subject == "2 Neuigkeiten für Sie auf Relais"

    def test_never_is_never_but_the_inbox_has_it(self) -> None:
        reader = self._reader(Frequency.NEVER)
        happen()
        assert tell_all() == 0
        assert unread(reader) == 1

    def test_who_left_gets_nothing(self) -> None:
        reader = self._reader()
        User.objects.filter(pk=reader.pk).update(is_active=False)
        happen()
        tell_all()
        assert self._mails(reader) == []
        assert mail.outbox == []


class TestMoments:
    ZURICH = ZoneInfo("Europe/Zurich")

    @pytest.mark.parametrize(
        ("frequency", "now", "quiet", "expected"),
        [
            ("now", "2026-05-04 12:00", None, "2026-05-04 12:00"),
            ("now", "2026-05-04 23:00", ("22:00", "07:00"), "2026-05-05 07:00"),
            ("now", "2026-05-05 06:59", ("22:00", "07:00"), "2026-05-05 07:00"),
            ("now", "2026-05-05 07:00", ("22:00", "07:00"), "2026-05-05 07:00"),
            ("now", "2026-05-05 12:30", ("12:00", "13:00"), "2026-05-05 13:00"),
            ("daily", "2026-05-04 06:59", None, "2026-05-04 07:00"),
            ("daily", "2026-05-04 07:00", None, "2026-05-05 07:00"),
            ("daily", "2026-05-04 08:00", ("22:00", "09:00"), "2026-05-05 09:00"),
            ("weekly", "2026-05-04 06:00", None, "2026-05-04 07:00"),
            ("weekly", "2026-05-04 08:00", None, "2026-05-11 07:00"),
            # The night in which the clock goes forward, and the one in which it goes back.
            ("daily", "2026-03-28 20:00", None, "2026-03-29 07:00"),
            ("daily", "2026-10-24 20:00", None, "2026-10-25 07:00"),
        ],
    )
    def test_by_the_persons_clock(self, frequency: str, now: str, quiet: tuple[str, str] | None, expected: str) -> None:
        start, end = (time.fromisoformat(each) for each in quiet) if quiet else (None, None)
        chosen = NoticeSettings(quiet_from=start, quiet_until=end)
        asked = datetime.fromisoformat(now).replace(tzinfo=self.ZURICH).astimezone(ZoneInfo("UTC"))
        found = mail_at(frequency, chosen, asked)
        assert found is not None
        assert found.astimezone(self.ZURICH).strftime("%Y-%m-%d %H:%M") == expected

    def test_never(self) -> None:
        assert mail_at("never", NoticeSettings(), timezone.now()) is None


class TestPages:
    def test_the_inbox_shows_what_may_be_read_and_forgets_the_rest(self, client: Client) -> None:
        reader = make_user()
        subscribe(user=reader, subject="room:1")
        happen()
        login(client, reader)
        page = client.get("/fr/messages/")
        assert "Claire répond (post:1)" in page.text
        opened = client.get(f"/fr/messages/{Notice.objects.get().pk}/")
        assert opened["Location"] == "/fr/room/post:1/"
        assert unread(reader) == 0
        CLOSED.add(reader.pk)
        assert "Claire" not in client.get("/fr/messages/").text
        assert not Notice.objects.exists()

    def test_the_queries_do_not_grow_with_the_rows(self, client: Client, django_assert_num_queries: object) -> None:
        reader = make_user()
        subscribe(user=reader, subject="room:1")
        login(client, reader)
        happen()
        client.get("/fr/messages/")
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as one:
            client.get("/fr/messages/")
        for number in range(40):
            happen(f"post:{number + 2}")
        with CaptureQueriesContext(connection) as many:
            page = client.get("/fr/messages/")
        assert len(many) == len(one)
        assert "?before=" in page.text

    @pytest.mark.parametrize("address", ["", "following/", "settings/", "999/"])
    def test_visitors_are_asked_to_log_in(self, client: Client, address: str) -> None:
        assert "/account/login/" in client.get(f"/fr/messages/{address}")["Location"]

    def test_another_persons_notice_is_not_there(self, client: Client) -> None:
        subscribe(user=make_user(), subject="room:1")
        happen()
        login(client, make_user())
        assert client.get(f"/fr/messages/{Notice.objects.get().pk}/").status_code == 404

    @pytest.mark.parametrize("query", ["before=x", "before=-1", "before=" + "9" * 40, "before=%00", "before=²"])
    def test_an_address_that_means_nothing(self, client: Client, query: str) -> None:
        assert login(client, make_user()).get(f"/fr/messages/?{query}").status_code == 404

    def test_follow_and_let_go_and_back_where_one_was(self, client: Client) -> None:
        reader = make_user()
        login(client, reader)
        about = {"subject": "room:1", "next": "/fr/themes/"}
        assert client.post("/fr/messages/follow/", about)["Location"] == "/fr/themes/"
        assert "Salle 1" in client.get("/fr/messages/following/").text
        client.post("/fr/messages/follow/", about | {"level": "none", "next": "https://elsewhere.example/"})
        assert not unsubscribe(user=reader, subject="room:1")
        for subject in ("room:" + "1" * 90, "nothing:1", "", "room:\x00"):
            assert client.post("/fr/messages/follow/", {"subject": subject}).status_code == 404

    def test_the_settings_move_what_waits_and_keep_what_was_wrong(self, client: Client) -> None:
        reader = make_user()
        subscribe(user=reader, subject="room:1")
        happen()
        login(client, reader)
        form = {"time_zone": "Europe/Lisbon", "digest_hour": "18", "digest_weekday": "4"}
        form |= {f"kind-{kind.key}": "daily" for kind in kinds.all_kinds()}
        wrong = client.post("/fr/messages/settings/", form | {"quiet_from": "22:00"})
        assert wrong.status_code == 400
        assert 'value="22:00"' in wrong.text
        assert client.post("/fr/messages/settings/", form).status_code == 302
        notice = Notice.objects.get()
        assert notice.in_digest
        assert notice.mail_at.astimezone(ZoneInfo("Europe/Lisbon")).hour == 18  # type: ignore[union-attr]
        assert client.post("/fr/messages/settings/", form | {"time_zone": "Mars/Olympus"}).status_code == 400

    def test_a_mail_program_ends_them_with_one_click_and_a_person_takes_it_back(self) -> None:
        reader = make_user()
        subscribe(user=reader, subject="room:1")
        happen()
        tell_all()
        stop = OutgoingMail.objects.get().headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
        stranger = Client(enforce_csrf_checks=True)
        assert "Salle 1" in stranger.get(stop).text
        assert stranger.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
        happen("post:2")
        assert len(told(reader)) == 1
        stranger.post(stop, {"again": "1"})
        happen("post:3")
        assert len(told(reader)) == 2
        assert stranger.post(stop[:-3] + "x/").status_code == 404
