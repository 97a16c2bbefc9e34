"""Questions that nobody means well with, the same ones each time: `questions(10_000)`.

Each is what stands in an address after the question mark, as octets that a browser or a program may send.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from urllib.parse import quote, quote_from_bytes, urlencode

_SIGNS = r"""AND OR NOT + - -- – ( ) [ ] { } ^ ^2 ^-1 ~ ~5 "a b"~3 * ? ?* \ \\ / // /.*/ /(a+)+$/ " "" « » „ “ ” ' `
    : :: title: body: kind: année: year: lang: canton: -kind: -- <= >= < > && || ! !! TO [* _exists_:x _id:1 a:b:c | &
    ; # % %s %n %00 $(id) {{7*7}} ${jndi:ldap://x/a} {$gt:1} <script> </form> <!-- --> ../../etc/passwd ') UNION SELECT
    NULL 1=1 · ∅ fr·mentor de·"""
_WORDS = """mentorat tandem Freiwillige Warteliste accompagnement rifugiati volontariato refugees Integrationsagenda PIC
    l’été Sprachkurs die der das und le la les et il lo gli the of a"""
SYNTAX = (*_SIGNS.split(), "\ufeff", "\u200b", "\u00ad", "\x00")
WORDS = tuple(_WORDS.split())
FIELDS = ("kind", "theme", "canton", "language", "year", "langue", "année", "thème", "jahr", "sprache")
SIGNS = (
    "\u202e",
    "\u202d",
    "\u2066",
    "\u200f",
    "\u061c",
    "\u0301",
    "\u0323",
    "\u20e0",
    "\u0e33",
    "\u094d",
    "\ufe0f",
    "\u200d",
)
SCRIPTS = (
    "שלום",
    "مرحبا بالعالم",
    "ﷺ",
    "ﷺ" * 40,
    "İıſŉǰΐ",
    "㎏㏒㍿",
    "½²³①Ⅷ٣",
    "👩‍👩‍👧‍👦🇨🇭",
    "ꙮ𐍈𝒜𝔘",
    "ǆǅĲﬃ",
    "ଉତ୍କଳ",
    "ἀρετή",
    "日本語テキスト",
)
OCTETS = (
    *(
        b"\xed\xa0\x80",
        b"\xed\xbf\xbf\xed\xa0\x80",
        b"\xc0\xaf",
        b"\xff\xfe",
        b"\xf4\x90\x80\x80",
        b"\xc3",
        b"\xe2\x82",
    ),
    *(b"\x80" * 50, b"\x00", b"a\x00b", b"\xf0\x9f\x98", b"\xef\xbf\xbf", b"\xef\xb7\x90"),
)
HUGE = 100_000
Make = Callable[[random.Random], str]


def questions(number: int, *, seed: int = 10) -> Iterator[str]:
    """So many, of every kind in turn; the first is always the same."""
    chance = random.Random(seed)
    for place in range(number):
        yield KINDS[place % len(KINDS)](chance)


def _q(text: str, **more: str) -> str:
    return urlencode({"q": text, **more}, errors="surrogatepass")


def _syntax(chance: random.Random) -> str:
    pieces = chance.choices((*SYNTAX, *WORDS), k=chance.randrange(1, 40))
    return _q(chance.choice(("", " ")).join(pieces))


def _fields(chance: random.Random) -> str:
    wishes = [
        f"{chance.choice(('', '-'))}{chance.choice(FIELDS)}:{_nonsense(chance)}" for _ in range(chance.randrange(1, 12))
    ]
    return _q(" ".join([*wishes, chance.choice(WORDS)]))


def _choices(chance: random.Random) -> str:
    pairs = [("q", chance.choice((*WORDS, "", "*")))]
    pairs += [(chance.choice((*FIELDS, "x", "q")), _nonsense(chance)) for _ in range(chance.choice((1, 5, 60, 900)))]
    pairs += [("page", chance.choice(("-1", "0", "1e9", "٣", "²", "99999999999999999999", "", "NaN", "20", "1\x00")))]
    pairs += [("sort", chance.choice(("new", "old", "\x00", "new " * 500)))]
    return urlencode(pairs, errors="surrogatepass")


def _nonsense(chance: random.Random) -> str:
    return chance.choice(
        (
            "",
            ":",
            "*",
            '"',
            '"a b',
            "-1",
            "99999999999999999999",
            "1e400",
            "2024-13-45",
            "[2020 TO *]",
            "fr",
            "de,it",
            "xx",
            "\x00",
            "BE",
            "Bern' OR 1=1",
            chance.choice(SCRIPTS),
            chance.choice(SYNTAX),
            "x" * chance.choice((61, 3000)),
        )
    )


def _huge(chance: random.Random) -> str:
    text = chance.choice(
        (
            "x",
            "é",
            "ß",
            "(",
            ")",
            "*",
            '"',
            "-",
            ":",
            "«",
            "ﷺ",
            "a ",
            "a b ",
            "-a ",
            '"a" ',
            "kind:a ",
            "a\u0301",
            "straße",
            "\u0301",
            "ue",
            "arbeitsmarkt",
            "1",
            "e\u200d",
            "\t",
            "\U0001f468\u200d",
            "mentor OR ",
        )
    )
    return _q(text * (HUGE // len(text.encode())))


def _nested(chance: random.Random) -> str:
    depth = chance.choice((10, 200, 4000))
    opening, closing = chance.choice(
        (("(", ")"), ("[", "]"), ("«", "»"), ('"', '"'), ("(a OR ", ")"), ("-(", ")"), ("{", ""))
    )
    return _q(opening * depth + chance.choice(WORDS) + closing * chance.choice((depth, depth - 1, 0)))


def _controls(chance: random.Random) -> str:
    signs = [
        chr(chance.choice((*range(32), *range(127, 160), 0x2028, 0x2029))) for _ in range(chance.randrange(1, 200))
    ]
    return _q("".join(sign + chance.choice(("", "a", chance.choice(WORDS), " ")) for sign in signs))


def _directions(chance: random.Random) -> str:
    word = chance.choice((*WORDS, *SCRIPTS))
    return _q("".join(letter + "".join(chance.choices(SIGNS, k=chance.choice((0, 1, 3, 80)))) for letter in word))


def _wildcards(chance: random.Random) -> str:
    words = [
        "".join(chance.choices("*?%_.a", k=chance.randrange(1, 12))) + chance.choice(("", "mentor"))
        for _ in range(chance.choice((1, 8, 200)))
    ]
    return _q(" ".join(words))


def _lists(chance: random.Random) -> str:
    words = [
        "".join(chance.choices("abcdefghinorstuäéü", k=chance.randrange(1, 15)))
        for _ in range(chance.choice((20, 80, 3000)))
    ]
    return _q(chance.choice((" OR ", " ", " | ", " -", ' "', ",")).join(words))


def _octets(chance: random.Random) -> str:
    raw = b"".join(chance.choice((*OCTETS, b"mentor", b" ", b'"', b"-")) for _ in range(chance.choice((1, 4, 60))))
    return "q=" + chance.choice(
        (quote_from_bytes(raw), quote_from_bytes(raw) + "%", "%u0041%zz%" + quote_from_bytes(raw))
    )


def _anything(chance: random.Random) -> str:
    signs = "".join(
        chr(chance.choice((chance.randrange(0x110000), chance.randrange(0x3000))))
        for _ in range(chance.choice((3, 30, 600)))
    )
    return "q=" + quote(signs, errors="surrogatepass")


def _compounds(chance: random.Random) -> str:
    members = (
        "arbeits",
        "markt",
        "integrations",
        "sprach",
        "kurs",
        "haus",
        "s",
        "en",
        "zeit",
        "frei",
        "willigen",
        "ae",
        "ss",
    )
    return _q(
        " ".join("".join(chance.choices(members, k=chance.randrange(2, 30))) for _ in range(chance.choice((1, 40))))
    )


def _phrases(chance: random.Random) -> str:
    marks = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ('"', ""))
    made = []
    for _ in range(chance.choice((1, 8, 300))):
        first, last = chance.choice(marks)
        inside = " ".join(chance.choices((*WORDS, *SYNTAX, *SCRIPTS), k=chance.choice((0, 1, 2, 40))))
        made.append(f"{chance.choice(('', '-', 'kind:', '-year:'))}{first}{inside}{last}")
    return _q(" ".join(made))


def _without_end(chance: random.Random) -> str:
    return "&".join(
        ["q=" + chance.choice(("", "a", "%", "&", "=", ";", "+" * 999)), *["q=x"] * chance.choice((1, 998, 5000))]
    )


KINDS: tuple[Make, ...] = (
    _syntax, _fields, _choices, _huge, _nested, _controls, _directions, _wildcards, _lists, _octets, _anything,
    _compounds, _phrases, _without_end,
)  # fmt: skip
