"""What the environment may say, read once.

Every outside service is optional and named here or in the part of the settings that uses it.
"""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(environ.Env().str("RELAIS_VAR", default=str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

env = environ.Env()
if (ROOT / ".env").exists():
    env.read_env(ROOT / ".env")

DEBUG: bool = env.bool("RELAIS_DEBUG", default=False)
LOCAL: bool = env.bool("RELAIS_LOCAL", default=DEBUG)
"""True where one person runs the platform on their own machine: plain HTTP, mails on a page."""
