"""What somebody wrote themselves in an answer: without what they quote, and without what their program adds.

It goes line by line, each looked at a fixed number of times. Where it is not sure it keeps the line: too much is
better than a sentence lost.
"""

from __future__ import annotations

import re

from hub.text.clean import without_controls

LONGEST_HEAD = 300
"""No line that introduces a quotation is longer, also when the mail program broke it in three."""
_WROTE = re.compile(
    r"(?:On|Am|Le|Il)\b.*\d.*\b(?:wrote|schrieb(?: [^:]*)?|a écrit|ha scritto)\s?:"
    r"|\S.{0,100}\b(?:schrieb am|a écrit le|ha scritto il|wrote on)\b.*\d.*:",
    re.IGNORECASE,
)
_FROM = re.compile(r"[*\s]*(?:From|Von|De|Da|Expéditeur|Mittente)\s?:[*\s]", re.IGNORECASE)
_FIELD = re.compile(
    r"[*\s]*(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|Envoyé le|À|A|Objet|Inviato|Data|Oggetto"
    r"|Reply-To|Répondre à|Antwort an|Rispondi a)\s?:",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[-_\s]{3,}(?:Original Message|Forwarded message|Message d[’'‘]origine|Message original|Message transféré"
    r"|Ursprüngliche Nachricht|Original-Nachricht|Weitergeleitete Nachricht|Messaggio originale|Messaggio inoltrato)"
    r"[-_\s]{3,}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:Envoyé (?:de|depuis|avec|à partir)|Provenance\s?:|Télécharge[rz]|Obtenir|Obtenez"
    r"|Von mein\w+ .{1,60} gesendet|Gesendet (?:von|mit)|Diese Nachricht wurde von|Holen Sie sich|Outlook für"
    r"|Inviato (?:da|dal|con)|Ottieni|Scarica|Sent (?:from|with|via)|Get) ?\S.{0,100}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_*=\-]{5,}")
_SIGNATURE = ("--", "-- ")


def own_words(text: str) -> str:
    """The answer alone. Quotations between which somebody answers stay: they are its context."""
    lines = without_controls(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    lines = _without_signature(_without_quotes(lines))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def _without_quotes(lines: list[str]) -> list[str]:
    start, length = _head(lines)
    above, below = lines[:start], lines[start + length :]
    if not any(map(_is_quoted, below)):
        return _without_opening(_trimmed(above)) if any(map(str.strip, above)) else _trimmed(below)
    answered = _trimmed(_without_signature(_trimmed(below)))
    if not any(line.strip() and not _is_quoted(line) for line in answered):
        return _trimmed(above)
    return [*above, "", *_without_opening(answered)] if any(map(str.strip, above)) else _without_opening(answered)


def _head(lines: list[str]) -> tuple[int, int]:
    """Where a program introduces what it quotes, and over how many lines; the end where it does not."""
    for place, line in enumerate(lines):
        if _is_quoted(line) or not line.strip():
            continue
        if _is_fields(lines, place):
            return place, len(lines) - place
        if len(line) <= LONGEST_HEAD and _ORIGINAL.fullmatch(line):
            return place, 1
        for length in (1, 2, 3):
            joined = " ".join(part.strip() for part in lines[place : place + length])
            if len(joined) > LONGEST_HEAD:
                break
            if joined.endswith(":") and _WROTE.fullmatch(_plain(joined)) and _introduces(joined, lines, place + length):
                return place, length
    return len(lines), 0


def _introduces(head: str, lines: list[str], after: int) -> bool:
    """Whether a quotation follows: «Le 3 mai, l’ORP nous a écrit :» may as well stand in an answer."""
    following = next((line for line in lines[after : after + 3] if line.strip()), ">")
    return "@" in head or _is_quoted(following)


def _is_fields(lines: list[str], place: int) -> bool:
    """Whether a mail's head begins here: from whom, and two lines more of that sort."""
    if not _FROM.match(_plain(lines[place])):
        return False
    following = [line for line in lines[place + 1 : place + 8] if line.strip()][:4]
    return sum(bool(_FIELD.match(_plain(line))) for line in following) >= 2


def _plain(line: str) -> str:
    return line[:LONGEST_HEAD].replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _trimmed(lines: list[str]) -> list[str]:
    """Without quotations, rules and empty lines at the end."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_quoted(lines[end - 1]) or _RULE.fullmatch(lines[end - 1].strip())):
        end -= 1
    return lines[:end]


def _without_opening(lines: list[str]) -> list[str]:
    """Who answers under a whole quotation does not mean to show it again; who answers piece by piece does."""
    quoted = [_is_quoted(line) for line in lines if line.strip()]
    pieces = sum(now and not before for before, now in zip([False, *quoted], quoted, strict=False))
    if pieces != 1 or not quoted[0]:
        return lines
    return [line for line in lines if not _is_quoted(line)]


def _without_signature(lines: list[str]) -> list[str]:
    for place, line in enumerate(lines):
        if place and line in _SIGNATURE:
            lines = lines[:place]
            break
    lines = _trimmed(lines)
    while lines and len(lines[-1]) <= LONGEST_HEAD and _PHONE.fullmatch(lines[-1].strip()):
        lines = _trimmed(lines[:-1])
    return lines
