"""Settings, in parts by subject; each part may be read alone."""

from config.settings.base import *  # noqa: F403
from config.settings.content import *  # noqa: F403
from config.settings.security import *  # noqa: F403
from config.settings.server import *  # noqa: F403
from config.settings.sessions import *  # noqa: F403
