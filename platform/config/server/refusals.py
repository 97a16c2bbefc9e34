"""Answers given before Django is asked, in the language of the address."""

from __future__ import annotations

from http import HTTPStatus

from config.server.types import Scope, Send

TEXTS: dict[int, dict[str, tuple[str, str]]] = {
    408: {
        "fr": ("L’envoi s’est interrompu", "Vos données ne sont pas arrivées en entier et rien n’a été enregistré. "
               "Vérifiez la connexion, puis envoyez encore une fois."),
        "de": ("Die Übertragung ist abgebrochen", "Ihre Daten sind nicht vollständig angekommen, gespeichert wurde "
               "nichts. Prüfen Sie die Verbindung und senden Sie noch einmal."),
        "it": ("L’invio si è interrotto", "I dati non sono arrivati per intero e nulla è stato salvato. "
               "Controlli la connessione e invii di nuovo."),
        "en": ("The upload stopped half-way", "Your data did not arrive in full and nothing was saved. "
               "Check the connection, then send it again."),
    },
    413: {
        "fr": ("C’est trop lourd", "L’envoi dépasse {limit} Mo. Rien n’a été enregistré. "
               "Réduisez le fichier ou envoyez les fichiers un par un."),
        "de": ("Das ist zu gross", "Die Sendung ist grösser als {limit} MB. Gespeichert wurde nichts. "
               "Verkleinern Sie die Datei oder senden Sie die Dateien einzeln."),
        "it": ("È troppo pesante", "L’invio supera {limit} MB. Nulla è stato salvato. "
               "Riduca il file o invii i file uno alla volta."),
        "en": ("That is too large", "What you sent is larger than {limit} MB. Nothing was saved. "
               "Make the file smaller, or send the files one by one."),
    },
    503: {
        "fr": ("Trop de demandes en même temps", "La plateforme répondra dans un instant. "
               "Rien n’a été enregistré. Réessayez dans quelques secondes."),
        "de": ("Zu viele Anfragen auf einmal", "Die Plattform antwortet gleich wieder. "
               "Gespeichert wurde nichts. Versuchen Sie es in einigen Sekunden noch einmal."),
        "it": ("Troppe richieste insieme", "La piattaforma risponderà tra poco. "
               "Nulla è stato salvato. Riprovi tra qualche secondo."),
        "en": ("Too many requests at once", "The platform will answer again in a moment. "
               "Nothing was saved. Try again in a few seconds."),
    },
}  # fmt: skip
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} – Relais</title><link rel="stylesheet" href="/static/css/error.css"></head>
<body><main><h1>{title}</h1><p>{text}</p><p><a href="/{language}/">Relais</a></p></main></body></html>
"""


async def refuse(scope: Scope, send: Send, status: int, *, limit: int = 0) -> None:
    """Answer with a short page that says what happened, what was kept and what to do; then close the connection."""
    language = _language(scope)
    title, text = TEXTS[status][language]
    text = text.format(limit=limit // (1024 * 1024))
    page = PAGE.format(language=language, title=title, text=text).encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(page)).encode()),
        (b"content-language", language.encode()),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", b"default-src 'none'; style-src 'self'"),
        (b"x-content-type-options", b"nosniff"),
        (b"connection", b"close"),
    ]
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": page})


def _language(scope: Scope) -> str:
    first = scope["path"].split("/", 2)[1] if "/" in scope["path"] else ""
    if first in TEXTS[408]:
        return str(first)
    accepted = next((value for name, value in scope["headers"] if name == b"accept-language"), b"")
    best = accepted[:2].decode("latin-1").lower()
    return best if best in TEXTS[408] else "fr"
