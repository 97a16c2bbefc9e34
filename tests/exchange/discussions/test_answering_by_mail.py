"""A mail is a door like any other: what comes in by it, what does not, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.utils import timezone

from exchange.discussions.followers import REPLIED
from exchange.discussions.models import Post, Thread
from exchange.discussions.services.circles import admit, leave
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.notifications.incoming import addresses
from hub.notifications.incoming.reading import MOST_BYTES
from hub.notifications.models import Event, IncomingMail, OutgoingMail
from hub.notifications.services.receive import Outcome, receive
from hub.notifications.services.spread import spread
from hub.notifications.services.tell import tell_all
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread, say
from tests.factories import make_user
from tests.trees import make_tree

pytestmark = pytest.mark.django_db

QUOTED = "\n\nLe jeu. 17 mars 2016 à 10:12, Relais <relais@example.org> a écrit :\n\n> Comment dire non ?\n> Merci.\n"


@pytest.fixture(autouse=True)
def mails_come_in(settings: Any, worker_waits: None) -> None:
    settings.REPLY_ADDRESS = "reponse+{}@relais.example.org"


@pytest.fixture
def claire(db: None) -> User:
    make_tree()
    return make_user(name="Claire Rochat", role=Role.PROJECT_LEADER)


@pytest.fixture
def answered(claire: User) -> tuple[Thread, Post, str]:
    """Claire's thread, Beat's answer in it, and the address at which she may answer him."""
    thread = make_thread(make_forum(), claire)
    post = say(thread=thread, user=make_user(name="Beat Zbinden"), text="Non, jamais.", language="fr")
    return thread, post, addresses.reply_address(claire, REPLIED, f"post:{post.pk}")


def mail(to: str, sender: str, text: str = f"Merci, cela aide !{QUOTED}", **headers: str) -> EmailMessage:
    written = EmailMessage()
    written["From"], written["To"], written["Subject"] = f"Claire <{sender}>", to, "Re: Comment dire non ?"
    written["Message-ID"] = headers.pop("message_id", "<one@example.org>")
    for name, value in headers.items():
        written[name.replace("_", "-")] = value
    written.set_content(text)
    return written


def answers_to(user: User) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=user.email).order_by("pk"))


def test_the_mail_says_how_to_answer_and_the_answer_stands_in_the_thread(claire: User) -> None:
    thread = make_thread(make_forum(), claire)
    say(thread=thread, user=make_user(name="Beat Zbinden"), text="Non, jamais.", language="fr")
    for event in Event.objects.filter(done_at=None):
        spread(event_id=event.pk)
    tell_all()
    (told,) = answers_to(claire)
    assert "répondez simplement à ce courriel" in told.text
    assert receive(bytes(mail(told.headers["Reply-To"], claire.email))) == Outcome.POSTED
    post = thread.posts.latest("number")
    assert (post.author, post.text, post.language) == (claire, "Merci, cela aide !", "fr")
    assert post.reply_to is not None
    assert post.reply_to.text == "Non, jamais."
    assert len(answers_to(claire)) == 1, "who sees their answer needs no mail about it"


def test_the_same_mail_posts_once(claire: User, answered: tuple[Thread, Post, str]) -> None:
    thread, _post, address = answered
    written = bytes(mail(address, claire.email))
    assert [receive(written), receive(written)] == [Outcome.POSTED, Outcome.AGAIN]
    assert thread.posts.count() == 3


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Oui.{QUOTED}", "Oui."),
        ("Ja.\n\n-- \nClaire\nTandem Aare\n\nAm 17.03.2016 um 10:12 schrieb Relais:\n> Nein.\n", "Ja."),
        ("Sì.\n\nInviato da iPhone\n", "Sì."),
        ("> Comment dire non ?\n\nAvec des mots.\n", "Avec des mots."),
        ("Le 3 mai, l’ORP nous a écrit :\nvenez.\n", "Le 3 mai, l’ORP nous a écrit :\nvenez."),
        ("Oui.\n\n" + "> " * 60 + "x\n" + "> encore\n" * 20_000, "Oui."),
    ],
)
def test_only_what_is_new_is_posted(claire: User, answered: tuple[Thread, Post, str], text: str, kept: str) -> None:
    thread, _post, address = answered
    assert receive(bytes(mail(address, claire.email, text))) == Outcome.POSTED
    assert thread.posts.latest("number").text == kept


def test_a_laid_out_mail_is_read_and_its_scripts_are_not(claire: User, answered: tuple[Thread, Post, str]) -> None:
    thread, _post, address = answered
    written = mail(address, claire.email)
    written.set_content(
        "<style>p{}</style><p>Bien <b>sûr</b>.</p><script>alert(1)</script><ul><li>un</li></ul>"
        "<blockquote><p>Non, jamais.</p></blockquote>",
        subtype="html",
    )
    assert receive(bytes(written)) == Outcome.POSTED
    post = thread.posts.latest("number")
    assert "Bien sûr" in post.text
    assert "alert" not in post.text + post.html
    assert "jamais" not in post.text


def _closed(thread: Thread, post: Post, user: User) -> None:
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())


def _taken_back(thread: Thread, post: Post, user: User) -> None:
    Post.objects.filter(pk=post.pk).update(deleted_at=timezone.now())


@pytest.mark.parametrize(
    ("change", "text", "word"),
    [
        (_closed, "Trop tard ?", "fermé"),
        (_taken_back, "À quoi bon ?", "n’est plus là"),
        (None, QUOTED, "rien de vous"),
        (None, "long " * 90_000, "trop long"),
        (None, " ".join(f"@Nom {chr(65 + n % 26)}{chr(97 + n // 26)}x." for n in range(500)), "500 personnes"),
    ],
)
def test_what_cannot_be_posted_is_said_and_given_back(
    claire: User, answered: tuple[Thread, Post, str], change: Callable[..., None] | None, text: str, word: str
) -> None:
    thread, post, address = answered
    if change:
        change(thread, post, claire)
    written = bytes(mail(address, claire.email, text))
    assert [receive(written), receive(written)] == [Outcome.REFUSED, Outcome.AGAIN]
    assert thread.posts.count() == 2
    (back,) = answers_to(claire)
    assert word in back.text
    assert bool(back.attachments) == (text != QUOTED)
    assert back.headers["In-Reply-To"] == "<one@example.org>"


def test_who_left_the_circle_learns_nothing_and_posts_nothing(claire: User) -> None:
    keeper = make_user(name="Kathrin Moser")
    circle = make_circle(keeper, name="Groupe des grilles")
    admit(circle=circle, user=claire)
    thread = make_thread(circle.forum, keeper, "Secret de groupe")
    address = addresses.reply_address(claire, REPLIED, f"post:{thread.posts.get().pk}")
    leave(circle=circle, user=claire)
    OutgoingMail.objects.all().delete()
    assert receive(bytes(mail(address, claire.email))) == Outcome.REFUSED
    assert thread.posts.count() == 1
    (back,) = answers_to(claire)
    assert "Secret" not in back.subject + back.text + back.html
    assert "grilles" not in back.subject + back.text + back.html


def test_forwarded_forged_or_old_addresses_open_nothing(claire: User, answered: tuple[Thread, Post, str]) -> None:
    thread, _post, address = answered
    stranger = "someone@else.example"
    assert receive(bytes(mail(address, stranger, message_id="<a@x.org>"))) == Outcome.REFUSED
    assert not OutgoingMail.objects.filter(to=stranger).exists(), "nobody makes us write to others"
    assert "ne connaît pas" in answers_to(claire)[-1].text

    other = make_user(name="Eve Muster")
    token = addresses.token_of(address)
    theirs = address.replace(token, token.replace("r-", f"r-{other.pk}", 1))
    turned = address.replace(token, token[:-1] + ("a" if token[-1] != "a" else "b"))
    for bad in (theirs, turned, "reponse+@relais.example.org", "reponse+r-1-x@relais.example.org"):
        assert receive(bytes(mail(bad, other.email, message_id=f"<{bad}>"))) in (Outcome.FORGED, Outcome.NOT_OURS)
    assert receive(bytes(mail("relais@example.org", claire.email))) == Outcome.NOT_OURS
    assert not OutgoingMail.objects.filter(to=other.email).exists()
    assert thread.posts.count() == 2


def test_an_address_ends(claire: User, answered: tuple[Thread, Post, str], monkeypatch: pytest.MonkeyPatch) -> None:
    thread, _post, address = answered
    later = timezone.now() + timedelta(days=addresses.REPLY_DAYS + 1)
    monkeypatch.setattr(addresses.time, "time", later.timestamp)
    assert receive(bytes(mail(address, claire.email))) == Outcome.REFUSED
    assert thread.posts.count() == 2
    assert "plus valable" in answers_to(claire)[0].text


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<a.example.org>"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
    ],
)
def test_machines_are_not_answered(claire: User, answered: tuple[Thread, Post, str], headers: dict[str, str]) -> None:
    thread, _post, address = answered
    assert receive(bytes(mail(address, claire.email, **headers))) == Outcome.AUTOMATIC
    assert thread.posts.count() == 2
    assert answers_to(claire) == []


def test_answers_have_an_end(claire: User, answered: tuple[Thread, Post, str]) -> None:
    _thread, _post, address = answered
    for number in range(9):
        receive(bytes(mail(address, claire.email, QUOTED, message_id=f"<{number}@example.org>")))
    assert len(answers_to(claire)) == 5
    assert IncomingMail.objects.count() == 9


def _nested(address: str, sender: str) -> bytes:
    head = f"From: {sender}\r\nTo: {address}\r\nMessage-ID: <deep@x>\r\nMIME-Version: 1.0\r\n".encode()
    for depth in range(3000):
        head += f'Content-Type: multipart/mixed; boundary="b{depth}"\r\n\r\n--b{depth}\r\n'.encode()
    return head + b"\r\nOui"


def _huge(address: str, sender: str) -> bytes:
    return bytes(mail(address, sender)) + b"x" * MOST_BYTES


def _broken(address: str, sender: str) -> bytes:
    head = f"From: {sender}\nTo: {address}\nMessage-ID: <b@x>\nContent-Type: text/plain; charset=klingon\n\n".encode()
    return head + b"Oui \xff\xfe\x00 \xe9tonnant\n"


def _no_head(address: str, sender: str) -> bytes:
    return b"\x00\xff" * 5000


@pytest.mark.parametrize(
    ("make", "outcomes"),
    [
        (_nested, {Outcome.REFUSED}),
        (_huge, {Outcome.REFUSED}),
        (_broken, {Outcome.POSTED}),
        (_no_head, {Outcome.NOT_OURS, Outcome.UNREADABLE}),
        (lambda address, sender: b"", {Outcome.NOT_OURS, Outcome.UNREADABLE}),
    ],
)
def test_nothing_that_is_sent_makes_it_fall(
    claire: User, answered: tuple[Thread, Post, str], make: Callable[[str, str], bytes], outcomes: set[Outcome]
) -> None:
    thread, _post, address = answered
    assert receive(make(address, claire.email)) in outcomes
    if outcomes == {Outcome.POSTED}:
        assert thread.posts.latest("number").text.startswith("Oui")


def test_who_is_new_is_told_that_somebody_reads_it_first(claire: User) -> None:
    thread, newcomer = make_thread(make_forum(), claire), make_user(name="Léo Neu")
    address = addresses.reply_address(newcomer, REPLIED, f"post:{thread.posts.get().pk}")
    assert receive(bytes(mail(address, newcomer.email))) == Outcome.POSTED
    assert thread.posts.latest("number").held
    (told,) = answers_to(newcomer)
    assert "lue avant de paraître" in told.subject


def test_files_come_along_and_what_cannot_is_given_back_with_the_reason(
    claire: User, answered: tuple[Thread, Post, str]
) -> None:
    thread, _post, address = answered
    written = mail(address, claire.email)
    written.add_attachment(b"Trois points.", maintype="text", subtype="plain", filename="Grille d’été.txt")
    assert receive(bytes(written)) == Outcome.POSTED
    assert answers_to(claire) == [], "all is there: nothing to say"
    post = thread.posts.latest("number")
    (held,) = post.attachments.all()
    assert (held.name, held.file.read(), held.user) == ("Grille d’été.txt", b"Trois points.", claire)
    other = mail(address, claire.email, "Encore un.")
    other.replace_header("Message-ID", "<encore@example.org>")
    for name, data in (("grille.exe", b"MZ\x90"), ("../vide.pdf", b""), ("bon.txt", b"Oui.")):
        other.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    assert receive(bytes(other)) == Outcome.POSTED
    assert [held.name for held in thread.posts.latest("number").attachments.all()] == ["bon.txt"]
    (told,) = answers_to(claire)
    assert "sans tous ses fichiers" in told.subject
    assert "grille.exe" in told.text
    assert f"/posts/{thread.posts.latest('number').pk}/" in told.text
