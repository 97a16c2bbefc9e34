"""What happens to a contribution; the rooms and the notifications listen.

Each is sent inside the transaction of the deed, with `review` (or `page`) and `user`, who did it: what a listener
writes, a mail in the outbox for example, stands or falls with the deed.
"""

from django.dispatch import Signal

submitted = Signal()
changes_asked = Signal()
answered = Signal()
approved = Signal()
withdrawn = Signal()
reviewer_named = Signal()
confirmed = Signal()
reminded = Signal()
coauthor_joined = Signal()
credited = Signal()
