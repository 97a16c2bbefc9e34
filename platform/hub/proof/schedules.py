from datetime import time

from hub.proof.tasks import forget_tokens
from hub.tasks import schedule

schedule("proof.forget_tokens", forget_tokens, daily_at=time(4, 25))
