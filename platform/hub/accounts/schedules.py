from datetime import timedelta

from hub.accounts.tasks import delete_due_accounts
from hub.tasks.registry import schedule

schedule("accounts.delete_due", delete_due_accounts, every=timedelta(hours=1))
