"""Reading messages."""

from __future__ import annotations

from exchange.directory.models import Letter, Membership
from hub.accounts.models import User


def readers_of(letter: Letter) -> list[User]:
    """Whom the message is for and reaches: the person, or the project's leaders and the address it named."""
    if letter.person is not None:
        return [letter.person] if letter.person.is_active and not letter.person.deleted_at else []
    project = letter.project
    assert project is not None
    leads = Membership.objects.filter(project=project, part=Membership.Part.LEADER, user__is_active=True)
    readers = [row.user for row in leads.select_related("user").order_by("pk") if not row.user.deleted_at]
    readers = [reader for reader in readers if reader.pk != letter.writer_id] or readers
    if project.contact_email and project.contact_email.lower() not in {reader.email for reader in readers}:
        # A letterbox, not an account: it is never saved.
        text = project.text()
        language = text.language if text else "fr"
        readers.append(User(email=project.contact_email, name=project.name, language=language))
    return readers


def may_read(user: User, letter: Letter) -> bool:
    """The writer and those it is for."""
    return user.pk == letter.writer_id or user.pk in {reader.pk for reader in readers_of(letter)}
