"""What may go wrong with a task beyond its own doing."""


class WorkerDiedError(Exception):
    """The process that ran the task ended before the task did, too many times."""
