from resources.paths.blocks.steps import CheckStep, MaterialStep, TextStep

__all__ = ["CheckStep", "MaterialStep", "TextStep"]
