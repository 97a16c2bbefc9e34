"""A platform that talks to the world by mail: its mails arrive at a real SMTP server, and it takes answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from tests.support.databases import ROOT
from tests.support.live import LiveSite, running_site
from tests.support.smtp import Catcher, catching


@pytest.fixture(scope="session")
def mailing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LiveSite, Catcher]]:
    """A platform that sends its mails through SMTP, and what arrives there."""
    with catching() as catcher:
        settings = {
            "EMAIL_URL": f"smtp://127.0.0.1:{catcher.port}",
            "REPLY_ADDRESS": "reponse+{}@relais.example.org",
        }
        with running_site(tmp_path_factory.mktemp("mailing") / "var", **settings) as site:
            yield site, catcher


def plain(mail: EmailMessage) -> str:
    """The words of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def answer(site: LiveSite, mail: EmailMessage, words: str, *, sender: str) -> str:
    """Answer as mail programs do, through the command that a mail system pipes into; returns what became of it."""
    reply = EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = sender, mail["Reply-To"], mail["Subject"]
    reply["Message-ID"], reply["In-Reply-To"] = f"<{abs(hash(words))}@mail.example.org>", mail["Message-ID"]
    quoted = "\n".join(f"> {line}" for line in plain(mail).splitlines())
    reply.set_content(f"{words}\n\nAm 17.03.2016 um 10:12 schrieb Relais:\n{quoted}\n\n-- \nGesendet von unterwegs\n")
    done = subprocess.run(
        [sys.executable, "manage.py", "receive_mail"],
        cwd=ROOT,
        env=site.environment,
        input=reply.as_bytes(policy=SMTP),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()
