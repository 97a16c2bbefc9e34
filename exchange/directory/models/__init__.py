from exchange.directory.models.letter import Letter
from exchange.directory.models.membership import Membership
from exchange.directory.models.network import Network, NetworkPlace
from exchange.directory.models.organisation import Engagement, Organisation, OrganisationText
from exchange.directory.models.picture import ProjectPicture
from exchange.directory.models.pool import PoolMatch, PoolOutcome, PoolPost
from exchange.directory.models.profile import Profile
from exchange.directory.models.project import Project, ProjectText

__all__ = [
    "Engagement",
    "Letter",
    "Membership",
    "Network",
    "NetworkPlace",
    "Organisation",
    "OrganisationText",
    "PoolMatch",
    "PoolOutcome",
    "PoolPost",
    "Profile",
    "Project",
    "ProjectPicture",
    "ProjectText",
]
