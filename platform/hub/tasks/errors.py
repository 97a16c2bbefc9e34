"""What may go wrong with a task beyond its own doing."""


class WorkerDied(Exception):
    """The process that ran the task ended before the task did, too many times."""
