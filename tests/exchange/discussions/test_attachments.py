"""Pictures and files in posts: taken in while writing, read by whoever reads the post, and by nobody else."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from exchange.discussions.blocks import block_ids
from exchange.discussions.models import Attachment, Forum, PostDraft, Thread
from exchange.discussions.moderation import hide
from exchange.discussions.search_documents import documents
from exchange.discussions.services.attach import MOST_IN_A_POST, forget_unsent
from exchange.discussions.services.change_post import delete_post
from exchange.discussions.services.circles import admit, leave
from exchange.discussions.services.moderate import move
from exchange.discussions.tasks import read_attachment
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.portability.registry import parts
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(db: None) -> User:
    trees.make_tree()
    return trees.make_person("claire@example.org", "Claire Rochat", Role.MEMBER, Role.PROJECT_LEADER)


@pytest.fixture
def forum(claire: User) -> Forum:
    return make_forum()


def picture(name: str = "Tableau.jpg", size: tuple[int, int] = (1600, 900)) -> SimpleUploadedFile:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kamera AG"
    Image.new("RGB", size, (200, 120, 60)).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def notes(name: str = "Grille.txt", text: str = "Wer ruft nach dem Abbruch an?") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), "text/plain")


def answer(client: Client, thread: Thread, key: str, **more: Any) -> Any:
    body = {"text": "Voici notre tableau.", "language": "fr", "key": key} | more
    return client.post(f"/fr/threads/{thread.pk}/reply/", body)


def add(client: Client, key: str, upload: SimpleUploadedFile) -> Any:
    return client.post("/fr/posts/attach/", {"key": key, "file": upload})


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_what_was_added_while_writing_goes_with_the_post(client: Client, forum: Forum, claire: User) -> None:
    thread, key = make_thread(forum, claire), str(uuid4())
    trees.log_in(client, claire)
    shown = add(client, key, picture())
    assert shown.status_code == 201
    assert "alt-" in shown.content.decode()
    assert add(client, key, notes()).status_code == 201
    held, file = Attachment.objects.order_by("pk")
    assert Client().get(held.url).status_code == 404
    assert answer(client, thread, key, **{f"alt-{held.pk}": "Un tableau à trois colonnes"}).status_code == 302
    page = Client().get(f"/fr/threads/{thread.pk}/").content.decode()
    assert 'alt="Un tableau à trois colonnes"' in page
    assert "Grille.txt" in page
    small = Client().get(held.small_url)
    with Image.open(io.BytesIO(body(small))) as seen:
        assert seen.size == (1280, 720)
        assert not seen.getexif()
    assert small.headers["Content-Disposition"].startswith("inline")
    given = Client().get(file.url)
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in given.headers["Content-Security-Policy"]
    assert Client().get(file.url.replace("Grille", "Autre")).status_code == 404


def test_without_a_script_files_come_with_the_form_and_survive_what_is_wrong_with_it(
    client: Client, forum: Forum, claire: User
) -> None:
    thread, key = make_thread(forum, claire), str(uuid4())
    trees.log_in(client, claire)
    refused = answer(client, thread, key, text="", files=[picture(), notes()])
    assert refused.status_code == 400
    assert "Grille.txt" in refused.content.decode()
    bad = answer(client, thread, key, files=[notes("virus.exe")])
    assert bad.status_code == 400
    assert "virus.exe" in bad.content.decode()
    assert "Voici notre tableau." in bad.content.decode()
    file = Attachment.objects.get(name="Grille.txt")
    again = answer(client, thread, key, detach=str(file.pk))
    assert "Grille.txt" not in again.content.decode()
    assert answer(client, thread, key).status_code == 302
    assert list(thread.posts.latest("number").attachments.values_list("name", flat=True)) == ["Tableau.jpg"]


def test_a_draft_of_files_alone_is_kept(client: Client, forum: Forum, claire: User) -> None:
    thread, key = make_thread(forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, notes())
    client.post("/fr/threads/draft/", {"place": f"thread:{thread.pk}", "text": "", "key": key})
    assert PostDraft.objects.get().key.hex == key.replace("-", "")
    assert "Grille.txt" in client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert forget_unsent() == 0
    PostDraft.objects.all().delete()
    Attachment.objects.update(added_at="2016-03-17T09:00:00Z")
    assert forget_unsent() == 1


@pytest.mark.parametrize("deed", ["left", "moved", "hidden", "deleted", "outside"])
def test_nobody_is_given_what_they_do_not_read_any_more(
    client: Client, claire: User, deed: str, django_capture_on_commit_callbacks: Any
) -> None:
    beat = trees.make_person("beat@example.org", "Beat Zbinden", Role.MEMBER, Role.EDITOR)
    circle = make_circle(claire)
    admit(circle=circle, user=beat)
    thread, key = make_thread(circle.forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, picture())
    answer(client, thread, key)
    held = Attachment.objects.get()
    post = thread.posts.latest("number")
    reader = Client()
    trees.log_in(reader, beat)
    assert reader.get(held.url).status_code == 200
    assert "private" in reader.get(held.url).headers["Cache-Control"]
    name, storage = str(held.file.name), held.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        if deed == "left":
            leave(circle=circle, user=beat)
        elif deed == "moved":
            other = make_circle(claire, name="Autre groupe")
            move(thread=thread, user=claire, forum=other.forum)
        elif deed == "hidden":
            hide(post.pk, "Non.", None)
        elif deed == "deleted":
            delete_post(post=post, user=claire)
        else:
            trees.log_in(reader, trees.make_person("o@example.org", "Olga Out", Role.MEMBER, Role.EDITOR))
    for address in (held.url, held.small_url):
        assert reader.get(address).status_code == 404
        assert Client().get(address).status_code == 404
    if deed == "deleted":
        assert not storage.exists(name)
        assert client.get(held.url).status_code == 404


def test_a_reader_fetches_a_picture_once_and_is_asked_who_they_are_each_time(client: Client, claire: User) -> None:
    circle = make_circle(claire)
    thread, key = make_thread(circle.forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, picture())
    answer(client, thread, key)
    held = Attachment.objects.get()
    etag = client.get(held.small_url).headers["ETag"]
    assert client.get(held.small_url, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(held.url, headers={"If-None-Match": etag}).status_code == 200
    assert Client().get(held.small_url, headers={"If-None-Match": etag}).status_code == 404


def test_a_circle_that_goes_takes_its_files_along(
    client: Client, claire: User, django_capture_on_commit_callbacks: Any
) -> None:
    circle = make_circle(claire)
    thread, key = make_thread(circle.forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, picture())
    answer(client, thread, key)
    held = Attachment.objects.get()
    storage, names = held.file.storage, [str(held.file.name), str(held.small.name)]
    assert all(storage.exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        circle.delete()
    assert not any(storage.exists(name) for name in names)


def test_nobody_removes_or_claims_what_others_added(client: Client, forum: Forum, claire: User) -> None:
    thread, key = make_thread(forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, notes())
    held = Attachment.objects.get()
    other = Client()
    trees.log_in(other, trees.make_person("o@example.org", "Olga Out", Role.MEMBER))
    assert other.post(f"/fr/posts/attachments/{held.pk}/remove/").status_code == 404
    assert other.get(held.url).status_code == 404
    answer(other, thread, key, detach=str(held.pk))
    answer(other, thread, key)
    held.refresh_from_db()
    assert held.post is None
    assert Client().post("/fr/posts/attach/", {"key": key, "file": notes()}).status_code == 302
    assert client.post(f"/fr/posts/attachments/{held.pk}/remove/").status_code == 200


def test_changing_a_post_adds_and_takes_off(client: Client, forum: Forum, claire: User) -> None:
    thread, key = make_thread(forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, notes())
    answer(client, thread, key)
    post = thread.posts.latest("number")
    address = f"/fr/posts/{post.pk}/edit/"
    assert "Grille.txt" in client.get(address).content.decode()
    change = {"text": post.text, "language": "fr", "version": post.version, "key": str(uuid4())}
    old = Attachment.objects.get()
    assert client.post(address, change | {"detach": str(old.pk), "files": picture()}).status_code in (200, 400)
    assert client.post(address, change).status_code == 302
    assert list(post.attachments.values_list("name", flat=True)) == ["Tableau.jpg"]


def test_so_many_and_no_more(client: Client, forum: Forum, claire: User) -> None:
    key = str(uuid4())
    trees.log_in(client, claire)
    answers = [add(client, key, notes(f"{number}.txt")) for number in range(MOST_IN_A_POST + 1)]
    assert [each.status_code for each in answers[:-1]] == [201] * MOST_IN_A_POST
    assert answers[-1].status_code == 400
    assert "au plus 10" in answers[-1].content.decode()
    for junk in (SimpleUploadedFile("a.png", b"<svg onload=alert(1)>"), SimpleUploadedFile("b.pdf", b"")):
        assert add(client, str(uuid4()), junk).status_code == 400
    assert client.post("/fr/posts/attach/", {"key": "x", "file": notes()}).status_code == 400


def test_it_is_found_by_what_stands_in_the_file(client: Client, forum: Forum, claire: User) -> None:
    thread, key = make_thread(forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, notes())
    answer(client, thread, key)
    read_attachment.call(Attachment.objects.get().pk)
    thread.refresh_from_db()
    said = " ".join(section.text for document in documents(block_ids(thread)) for section in document.sections)
    assert "Wer ruft nach dem Abbruch an?" in said
    assert "Grille.txt" in said


def test_they_go_along_with_what_one_carries_away(client: Client, forum: Forum, claire: User) -> None:
    thread, key = make_thread(forum, claire), str(uuid4())
    trees.log_in(client, claire)
    add(client, key, notes())
    answer(client, thread, key)
    (file,) = dict(parts(claire))["discussions"].files
    assert file.name.endswith("Grille.txt")
    with file.open() as stored:
        assert stored.read().decode() == "Wer ruft nach dem Abbruch an?"
