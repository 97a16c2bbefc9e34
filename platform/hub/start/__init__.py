"""The page on which somebody begins who is logged in: what waits for them, and what is new.

A room puts something on it from its `panels.py`: `@register("start", order=30)` on a function that takes the request
and `since` (the moment before the present visit) and gives a panel, or None where there is nothing to say.
"""
