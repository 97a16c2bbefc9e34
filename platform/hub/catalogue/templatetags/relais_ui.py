"""What the components need beyond Django's own tags; loaded in every template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.formats import number_format
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.catalogue.drawing import Tile, tiles

register = template.Library()

IN_LANGUAGE = {
    "fr": _("en français"),
    "de": _("en allemand"),
    "it": _("en italien"),
    "en": _("en anglais"),
}


@register.simple_tag
def icon(name: str, size: int = 20, label: str = "") -> SafeString:
    """Draw one line icon of the sprite; silent to screen readers unless it has a label of its own."""
    href = f"{staticfiles_storage.url('img/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" width="{}" height="{}" role="img" aria-label="{}"><use href="{}"/></svg>',
            size, size, label, href,
        )  # fmt: skip
    return format_html(
        '<svg class="icon" width="{}" height="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>',
        size, size, href,
    )  # fmt: skip


@register.simple_tag
def canton_tiles(rows: Iterable[Any]) -> list[Tile]:
    """Place the cantons' values on the tile map."""
    return tiles(rows)


@register.filter
def in_language(code: str) -> str:
    """Say in which language something is written: "en allemand"."""
    return str(IN_LANGUAGE.get(code, _("dans une autre langue")))


@register.filter
def file_size(size: int) -> str:
    """Say how large a file is, in the unit that people know: "180 Ko", "2,4 Mo"."""
    if size < 1_000_000:
        return gettext("%(size)s Ko") % {"size": max(1, round(size / 1000))}
    return gettext("%(size)s Mo") % {"size": number_format(size / 1_000_000, 1)}


@register.filter
def as_list(value: Any) -> list[Any]:
    """Give a single value as a list of one, nothing as an empty list."""
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, (list, tuple, set)) else [value]


@register.filter
def bound_fields_with_errors(form: Any) -> list[BoundField]:
    """Name the fields to which an error summary links."""
    return [field for field in form if field.errors]


@register.filter
def linebreaks_if_plain(value: Any) -> SafeString:
    """Give plain text its paragraphs; leave markup that was captured or cleaned as it is."""
    if isinstance(value, SafeString) and "<" in value:
        return value
    return SafeString(linebreaks(value or "", autoescape=True))


@register.filter
def unlocalized(value: float) -> str:
    """Write a number as a drawing needs it, with a point in every language."""
    return f"{value:g}"


@register.filter
def page_window(page: Page[Any]) -> Iterable[int | str]:
    """Name the pages to link: the ends, the neighbours, and gaps between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, key: str, number: int) -> str:
    """Give the query string of another page of the list, with all else as it is."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop(key, None)
    if number > 1:
        query[key] = str(number)
    return f"?{query.urlencode()}"


class CaptureNode(template.Node):
    """Keeps rendered markup under a name."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: template.Context) -> SafeString:
        context[self.name] = mark_safe(self.nodelist.render(context).strip())
        return mark_safe("")


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """Keep markup for a component that takes a body: {% capture as body %}…{% endcapture %}."""
    words = token.split_contents()
    if len(words) != 3 or words[1] != "as":
        raise template.TemplateSyntaxError("Write {% capture as name %}.")
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(nodelist, words[2])


class AttributesNode(template.Node):
    """Renders attributes whose value is not empty."""

    def __init__(self, pairs: dict[str, FilterExpression]) -> None:
        self.pairs = pairs

    def render(self, context: template.Context) -> SafeString:
        out = SafeString("")
        for name, expression in self.pairs.items():
            value = expression.resolve(context, ignore_failures=True)
            if value is True:
                out += format_html(" {}", name)
            elif value not in (None, "", False):
                out += format_html(' {}="{}"', name, value)
        return out


@register.tag
def attrs(parser: Parser, token: Token) -> AttributesNode:
    """Write attributes, leaving out the empty ones: <a{% attrs href=url rel=rel aria-current=current %}>."""
    pairs = {}
    for word in token.split_contents()[1:]:
        name, _, value = word.partition("=")
        if not value:
            raise template.TemplateSyntaxError(f"{word}: write name=value.")
        pairs[name] = parser.compile_filter(value)
    return AttributesNode(pairs)
