class BackupError(Exception):
    """Why a backup was not made or not brought back, in a sentence for operators. Nothing was changed."""
