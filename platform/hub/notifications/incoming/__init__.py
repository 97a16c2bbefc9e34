"""Mails that come in: whom they answer, what is in them, what of it is theirs."""
