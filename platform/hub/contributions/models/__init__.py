from hub.contributions.models.attachments import PageFile, PagePicture
from hub.contributions.models.coauthor import Coauthor, CoauthorInvite
from hub.contributions.models.credit import Credit
from hub.contributions.models.page import ContributedPage
from hub.contributions.models.review import Review, ReviewComment

__all__ = [
    "Coauthor",
    "CoauthorInvite",
    "ContributedPage",
    "Credit",
    "PageFile",
    "PagePicture",
    "Review",
    "ReviewComment",
]
