"""Everything the platform says is said in German, Italian and English, and said as each is written here."""

from __future__ import annotations

import datetime
import gettext
import re
import tomllib
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import trans_real

from config import catalogues, messages, spelling
from tests.support.live import LiveSite

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[1]
TRANSLATED = ("de", "it", "en")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")
ADDRESS = re.compile(r"https?://\S*")
# What must not stand in the words of a language, with the reason as it is shown.
FAULTS: dict[str, dict[str, str]] = {
    "all": {
        "straight apostrophe or quotation mark": r"['\"]",
        "exclamation mark": r"!",
        "three dots for an ellipsis": r"\.\.\.",
        "two spaces": r"  ",
    },
    "fr": {"«avec succès»": r"avec succès"},
    "de": {
        "ß": r"ß",
        "quotation marks that are not «»": r"[“”„]",
        "space inside «»": r"«\s|\s»",
        "space before a mark": r"[\s\u00a0\u202f][:;?]",
        "«erfolgreich»": r"erfolgreich",
        "star, colon or underscore inside a word": r"\w[*:_]in(?:nen)?\b",
        "«du»": r"\b[Dd](?:u|ein|eine|einen|einem|einer|ich|ir)\b",
    },
    "it": {
        "quotation marks that are not «»": r"[“”„]",
        "space inside «»": r"«\s|\s»",
        "space before a mark": r"[\s\u00a0\u202f][:;?]",
        "«con successo»": r"con successo",
        "«tu»": r"\b(?:[Tt]u|[Tt]uo|[Tt]ua|[Tt]uoi|[Tt]ue|[Pp]uoi|[Hh]ai)\b",
    },
    "en": {
        "quotation marks that are not “”": r"[«»„]",
        "space before a mark": r"[\s\u00a0\u202f][:;?]",
        "«successfully»": r"[Ss]uccessfully",
        "American spelling": r"\b\w+(?:iz(?:e|ed|ing|ation))\b(?<!size)(?<!prize)",
    },
}

EDITORS_SESSION = """
from django.conf import settings
from django.test import Client
from hub.accounts.models import User
from tests.factories import login_with_mfa
client = Client()
login_with_mfa(client, User.objects.filter(groups__name="editor").first())
print(client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


@pytest.fixture(scope="module")
def source() -> Catalog:
    return catalogues.extract()


@pytest.fixture(scope="module")
def compiled() -> None:
    if messages.compile_stale():
        trans_real._translations = {}  # type: ignore[attr-defined]
        trans_real._default = None  # type: ignore[attr-defined]


def forms(words: str | Iterable[str] | None) -> list[str]:
    if words is None:
        return []
    return [words] if isinstance(words, str) else list(words)


def key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    return message.context, tuple(forms(message.id))


def pairs(language: str) -> Iterable[tuple[str, str]]:
    """Each text of a language's catalogue with what it translates."""
    for message in catalogues.read(language):
        if message.id:
            yield from zip(forms(message.id), forms(message.string), strict=True)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_catalogue_says_what_the_source_says(language: str, source: Catalog) -> None:
    wanted = {key(message) for message in catalogues.wanted(language, source) if message.id}
    committed = {key(message): message for message in catalogues.read(language) if message.id}
    assert not sorted(text for _, text in wanted - set(committed)), "run `make messages`, then add the words"
    assert not sorted(text for _, text in set(committed) - wanted), "nobody says this any more: run `make messages`"
    assert not [text for (_, text), message in committed.items() if not catalogues.said(message)], "without words"
    assert not [text for (_, text), message in committed.items() if message.fuzzy], "not settled"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_placeholders_and_tags_survive_translation(language: str) -> None:
    for original, words in pairs(language):
        for pattern in (PLACEHOLDER, TAG):
            assert Counter(pattern.findall(words)) == Counter(pattern.findall(original)), (original, words)
        assert words.count("«") + words.count("“") == words.count("»") + words.count("”"), words
        assert (original[:1].isspace(), original[-1:].isspace()) == (words[:1].isspace(), words[-1:].isspace()), (
            original
        )


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_words_are_written_as_the_language_is_written_here(language: str) -> None:
    found = []
    for original, words in pairs(language):
        bare = ADDRESS.sub("", PLACEHOLDER.sub("x", TAG.sub("", words)))
        for fault, pattern in (FAULTS["all"] | FAULTS[language]).items():
            if re.search(pattern, bare):
                found.append(f"{fault}: {words} ({original})")
    assert not found, "\n".join(found)


def test_what_we_say_instead_of_libraries_is_still_said_by_them(source: Catalog) -> None:
    theirs: set[str] = set()
    for library in ("django", "wagtail"):
        spec = find_spec(library)
        assert spec
        assert spec.submodule_search_locations
        for path in Path(spec.submodule_search_locations[0]).rglob("locale/fr/LC_MESSAGES/django.mo"):
            with path.open("rb") as binary:
                theirs |= {
                    known if isinstance(known, str) else known[0]
                    for known in gettext.GNUTranslations(binary)._catalog  # type: ignore[attr-defined]
                }
    borrowed = {forms(message.id)[0] for message in source if (catalogues.BORROWED, 1) in message.locations}
    assert borrowed
    assert not borrowed - theirs


@pytest.mark.parametrize("language", sorted(spelling.RULES))
def test_libraries_are_spelt_the_swiss_way(language: str, compiled: None) -> None:
    seen = 0
    with translation.override(language):
        for message in spelling.respelt(language):
            if isinstance(message.id, str) and not message.context:
                said = translation.gettext(message.id)
                assert said == spelling.settle(said, language)
                seen += 1
    assert seen > 20


def test_french_has_its_spaces_whatever_the_source_has(source: Catalog, compiled: None) -> None:
    with translation.override("fr"):
        said = [
            translation.gettext(texts[0]) if len(texts) == 1 else translation.ngettext(*texts, number)
            for message in source
            if (texts := forms(message.id)) and texts[0]
            for number in (1, 2)
        ]
    tight = re.compile(r"(?<!\u00a0)[:;?!](?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»|['\"!]")
    assert not [text for text in said if tight.search(ADDRESS.sub("", TAG.sub("", text)))]


@pytest.mark.parametrize(
    ("language", "theirs", "ours"),
    [
        ("de", "Schließen", "Schliessen"),
        ("de", "„%(name)s“ wurde erfolgreich geändert.", "«%(name)s» wurde geändert."),
        ("fr", "L'image %(title)s n'a pas été créée avec succès.", "L’image %(title)s n’a pas été créée."),
        ("it", "Aggiungi un'immagine", "Aggiungi un’immagine"),
        ("it", "La pagina '%(title)s' esiste", "La pagina «%(title)s» esiste"),
        ("fr", "<a href='%(url)s'>Voir</a>", "<a href='%(url)s'>Voir</a>"),
    ],
)
def test_spelling_changes_the_mark_and_nothing_else(language: str, theirs: str, ours: str) -> None:
    assert spelling.settle(theirs, language) == ours


def test_a_number_takes_the_form_its_language_asks_for(compiled: None) -> None:
    said = {}
    for language in catalogues.LANGUAGES:
        with translation.override(language):
            said[language] = [
                translation.ngettext("%(number)s pratique", "%(number)s pratiques", number) % {"number": number}
                for number in (0, 1, 2)
            ]
    assert said["fr"] == ["0 pratique", "1 pratique", "2 pratiques"]
    assert said["de"] == ["0 Praxisbeispiele", "1 Praxisbeispiel", "2 Praxisbeispiele"]
    assert said["it"] == ["0 pratiche", "1 pratica", "2 pratiche"]
    assert said["en"] == ["0 practices", "1 practice", "2 practices"]


def test_dates_and_hours_follow_the_language() -> None:
    moment = datetime.datetime(2026, 3, 3, 14, 5)  # noqa: DTZ001
    said = {}
    for language in catalogues.LANGUAGES:
        with translation.override(language):
            said[language] = [formats.date_format(moment, f"{kind}_FORMAT") for kind in ("DATETIME", "MONTH_DAY")]
    assert said == {
        "fr": ["3 mars 2026, 14:05", "3 mars"],
        "de": ["3. März 2026, 14:05", "3. März"],
        "it": ["3 marzo 2026, 14:05", "3 marzo"],
        "en": ["3 March 2026, 14:05", "3 March"],
    }


@pytest.mark.parametrize("room", ["exchange/practices", "resources/materials"])
def test_the_guide_beside_the_fields_speaks_all_languages(room: str) -> None:
    guide = tomllib.loads((ROOT / room / "sections.toml").read_text())
    assert guide
    for section, texts in guide.items():
        assert set(texts) == set(catalogues.LANGUAGES), section
        for language, fields in texts.items():
            assert set(fields) == set(texts["fr"]), (section, language)
            for field, words in fields.items():
                assert words.strip(), (section, language, field)
                for fault, pattern in (FAULTS["all"] | FAULTS[language]).items():
                    assert not re.search(pattern, ADDRESS.sub("", words)), f"{fault}: {words}"


class Reader(HTMLParser):
    """Collects what a page says in the language of the page itself, what is marked as another's left out."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "circle", "rect", "use"})
    SPOKEN = frozenset({"aria-label", "alt", "title", "placeholder"})

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.open: list[tuple[str, str]] = [("", language)]
        self.said: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = (given.get("lang") or self.open[-1][1]).partition("-")[0]
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if language == self.language:
            self.said += [str(value) for name, value in attrs if name in self.SPOKEN and value]
        if tag not in self.VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and tag in [name for name, _ in self.open]:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1]
        if language == self.language and tag not in {"script", "style"} and data.strip():
            self.said.append(" ".join(data.split(" ")).strip())


def read_page(address: str, language: str, session: str = "") -> Reader:
    request = urllib.request.Request(address, headers={"Cookie": f"sessionid={session}"} if session else {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            page = answer.read().decode()
    except urllib.error.HTTPError as error:
        page = error.read().decode()
    reader = Reader(language)
    reader.feed(page)
    return reader


def french_left(language: str, site: LiveSite, paths: Iterable[str], session: str = "") -> dict[str, list[str]]:
    """What pages say in French though the catalogue knows better, by page."""
    french = (
        {
            original
            for original, words in pairs(language)
            if words != original and not PLACEHOLDER.search(original) and not TAG.search(original)
        }
        - {words for _, words in pairs(language)}
        - {name for _, name in settings.LANGUAGES}
    )
    left = {}
    for path in paths:
        page = read_page(site.url + path, language, session)
        assert page.said, path
        if found := french & set(page.said):
            left[path] = sorted(found)
    return left


def links_within(language: str, page: Reader) -> list[str]:
    return sorted({link.partition("#")[0] for link in page.links if re.fullmatch(rf"/{language}/[\w/#-]+", link)})


@pytest.mark.once
@pytest.mark.parametrize("language", TRANSLATED)
def test_pages_leave_no_french_behind(language: str, live_site: LiveSite) -> None:
    here = links_within(language, read_page(f"{live_site.url}/{language}/", language))
    assert len(here) > 5
    assert not french_left(language, live_site, [f"/{language}/", f"/{language}/nothing-here/", *here[:30]])


@pytest.mark.once
@pytest.mark.parametrize("language", TRANSLATED)
def test_the_workshop_and_the_queue_leave_no_french_behind(language: str, live_site: LiveSite) -> None:
    session = live_site.manage("shell", "-v0", "-c", EDITORS_SESSION).split()[-1]
    here = [f"/{language}/{name}/" for name in ("me", "work", "queue")]
    opened = [read_page(live_site.url + path, language, session) for path in here]
    further = sorted({link for page in opened for link in links_within(language, page)} - set(here))
    inner = [link for link in further if re.match(rf"/{language}/(?:me|work|queue|review|account)", link)]
    assert inner
    assert not french_left(language, live_site, [*here, *inner[:15]], session)
