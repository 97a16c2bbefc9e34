from hub.accounts.models.invitation import Invitation
from hub.accounts.models.user import User, UserManager

__all__ = ["Invitation", "User", "UserManager"]
