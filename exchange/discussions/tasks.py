"""What the worker does for the discussions."""

from __future__ import annotations

from django_tasks import task

LONGEST_TEXT = 200_000


@task()
def read_attachment(pk: int) -> int:
    """Read the text of a file, so that it is found; returns how many letters there were."""
    from exchange.discussions.models import Attachment
    from exchange.discussions.services.changed import changed
    from hub.media.names import extension_of
    from hub.media.texts.read import read_bytes

    found = Attachment.objects.filter(pk=pk).first()
    if found is None:
        return 0
    with found.file.open("rb") as stored:
        reading = read_bytes(stored.read(), extension_of(found.name), name=f"attachment {pk}")
    text = "\n\n".join(part.text for part in reading.parts)[:LONGEST_TEXT]
    Attachment.objects.filter(pk=pk).update(text=text)
    # It may have been sent meanwhile.
    found = Attachment.objects.select_related("post__thread").filter(pk=pk).first()
    if found is not None and found.post is not None and text:
        changed(thread=found.post.thread, numbers=[found.post.number])
    return len(text)


@task()
def forget_unsent_attachments() -> int:
    """Delete what was added to texts that were never sent; returns how many."""
    from exchange.discussions.services.attach import forget_unsent

    return forget_unsent()
