"""Settings, in parts by subject; each part may be read alone."""

from config.settings.base import *
from config.settings.content import *
from config.settings.search import *
from config.settings.security import *
from config.settings.server import *
from config.settings.sessions import *
