"""Markdown that people write, turned into HTML that is safe to show."""

import html as entities
import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {
    "p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "h3", "h4", "hr", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_BLOCK_END = re.compile(r"</(?:p|li|h3|h4|tr|pre|blockquote)>|<br ?/?>")
_CELL_END = re.compile(r"</t[hd]>")
_SCHEMES = {"http", "https", "mailto", "tel"}
_parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 20, "linkify": True})
_parser.enable(["table", "linkify"]).disable("image")
# Only what begins as an address is one: «z.B.am» and «note.md» are words, and so are e-mail addresses.
_parser.linkify = LinkifyIt(
    dict.fromkeys(("ftp:", "//", "mailto:")), {"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False}
)


def _demote_headings(text: str) -> str:
    """Sections bring their own headings: `#` and `##` become the third level."""
    tokens = []
    for line in text.split("\n"):
        if line.startswith(("# ", "## ")):
            line = "### " + line.lstrip("#").lstrip()
        tokens.append(line)
    return "\n".join(tokens)


def parse_markdown(text: str) -> list[Token]:
    """The tokens of the Markdown `text`, for what is made of it other than HTML."""
    return _parser.parse(_demote_headings(text.replace("\x00", "")))


def to_html(text: str) -> SafeString:
    """HTML of the Markdown `text`: raw HTML in it is shown as text, scripts and foreign schemes are dropped.

    Links to elsewhere get `rel="nofollow noopener"`.
    """
    if not text.strip():
        return mark_safe("")
    html = _parser.render(_demote_headings(text.replace("\x00", "")))
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener",
    )
    return mark_safe(clean)


def to_plain(text: str) -> str:
    """The words of the Markdown `text` without marks, in one line, for summaries and mails."""
    return " ".join(to_paragraphs(to_html(text)).split())


def to_paragraphs(html: str) -> str:
    """The words of what `to_html` made: a paragraph for each block, item or row, an empty line between them."""
    apart = _BLOCK_END.sub("\n\n", _CELL_END.sub(" ", " ".join(html.split())))
    words = entities.unescape(nh3.clean(apart, tags=set()))
    blocks = (" ".join(block.split()) for block in words.split("\n\n"))
    return "\n\n".join(block for block in blocks if block)
