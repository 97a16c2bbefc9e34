from resources.themes.blocks.question import QuestionBlock

__all__ = ["QuestionBlock"]
