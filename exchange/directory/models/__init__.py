from exchange.directory.models.membership import Membership
from exchange.directory.models.picture import ProjectPicture
from exchange.directory.models.project import Project, ProjectText

__all__ = ["Membership", "Project", "ProjectPicture", "ProjectText"]
