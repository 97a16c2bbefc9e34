from __future__ import annotations

from typing import Any

import pytest

from hub.accounts.models import User
from hub.accounts.roles import Role
from tests.resources.materials.catalogue import make_catalogue
from tests.trees import make_person


@pytest.fixture
def media_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def author(db: None) -> User:
    """A project leader, on a site with catalogues in four languages."""
    make_catalogue()
    return make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)
