"""The platform's settings with one more view that only says hello."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "config.bench.urls"
