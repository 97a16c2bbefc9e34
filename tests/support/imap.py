"""A real mailbox: Dovecot with one account, in a folder of its own."""

from __future__ import annotations

import imaplib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.live import free_port

# Dovecot lets nobody read mail as root; 65534 is Debian's nobody.
UID = os.geteuid() or 65534
GID = os.getegid() if os.geteuid() else 65534
CONFIGURATION = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
{users}
passdb {{
  driver = passwd-file
  args = {folder}/people
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""
USER, PASSWORD = "reponse@relais.example.org", "Mot de/passe à 50 %"


@dataclass(frozen=True)
class Postbox:
    """A mailbox that mails can be put into, as a provider would."""

    port: int

    @property
    def url(self) -> str:
        """What REPLY_MAILBOX is set to."""
        return f"imap://{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}/INBOX"

    @contextmanager
    def opened(self) -> Iterator[imaplib.IMAP4]:
        """Look in as a person with a mail program."""
        connection = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        try:
            connection.authenticate("PLAIN", lambda _challenge: f"\0{USER}\0{PASSWORD}".encode())
            connection.select("INBOX")
            yield connection
        finally:
            connection.logout()

    def put(self, *mails: bytes) -> None:
        """Deliver these."""
        with self.opened() as connection:
            for mail in mails:
                assert connection.append("INBOX", None, None, mail.replace(b"\n", b"\r\n"))[0] == "OK"

    def flags(self) -> list[str]:
        """What is still there, by its flags, in its order."""
        with self.opened() as connection:
            answer, found = connection.uid("FETCH", "1:*", "(FLAGS)")
            assert answer == "OK"
            return [line.decode().partition("FLAGS (")[2].partition(")")[0] for line in found if line]


@pytest.fixture
def postbox(tmp_path: Path) -> Iterator[Postbox]:
    """An empty mailbox on a real server."""
    # The path of its sockets may not be long.
    folder = Path("/tmp") / f"relais-imap-{free_port()}"
    for name in ("", "mail", "home"):
        (folder / name).mkdir()
        (folder / name).chmod(0o755)
    if os.geteuid() == 0:
        for name in ("mail", "home"):
            os.chown(folder / name, UID, GID)
    port = free_port()
    me = os.environ.get("USER", "")
    users = "" if os.geteuid() == 0 else f"default_internal_user = {me}\ndefault_login_user = {me}"
    (folder / "people").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
    file = folder / "dovecot.conf"
    file.write_text(CONFIGURATION.format(folder=folder, users=users, uid=UID, gid=GID, port=port))
    process = subprocess.Popen(["dovecot", "-c", str(file), "-F"])
    box = Postbox(port)
    try:
        end = time.monotonic() + 20
        while True:
            try:
                with box.opened():
                    break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError((folder / "log").read_text()) from None
                time.sleep(0.05)
        yield box
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)
