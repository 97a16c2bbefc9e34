"""What happens to a contribution; the rooms and the notifications listen.

Each is sent once the transaction stands, with `review` (or `page`) and `user`, who did it.
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
