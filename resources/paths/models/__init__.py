from resources.paths.models.done import StepDone
from resources.paths.models.path import PathPage

__all__ = ["PathPage", "StepDone"]
