from hub.notifications.models.event import Event
from hub.notifications.models.incoming import IncomingMail
from hub.notifications.models.mail import OutgoingMail
from hub.notifications.models.mailbox import MailboxLook
from hub.notifications.models.notice import Notice
from hub.notifications.models.preferences import Frequency, NoticeSettings, Preference
from hub.notifications.models.returned import ReturnedAddress
from hub.notifications.models.subscription import Subscription

__all__ = [
    "Event",
    "Frequency",
    "IncomingMail",
    "MailboxLook",
    "Notice",
    "NoticeSettings",
    "OutgoingMail",
    "Preference",
    "ReturnedAddress",
    "Subscription",
]
