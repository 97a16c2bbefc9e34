"""Markdown as a tree of plain data, for a typesetter that must never see markup."""

from __future__ import annotations

from typing import Any

from hub.text.markdown import parse_markdown

Node = dict[str, Any]
_BLOCKS = {
    "paragraph_open": "p",
    "bullet_list_open": "ul",
    "ordered_list_open": "ol",
    "list_item_open": "li",
    "blockquote_open": "quote",
    "heading_open": "h",
    "table_open": "table",
    "thead_open": "head",
    "tbody_open": "body",
    "tr_open": "tr",
    "th_open": "th",
    "td_open": "td",
}
_INLINE = {"strong_open": "b", "em_open": "i", "link_open": "a"}
_SAFE = ("https:", "http:", "mailto:", "tel:")


def to_tree(text: str) -> list[Node]:
    """The blocks of the Markdown `text`: `{"t": kind, "c": [children]}`; text is `{"t": "x", "v": words}`."""
    return _blocks(parse_markdown(text))


def _blocks(tokens: list[Any]) -> list[Node]:
    root: list[Node] = []
    stack = [root]
    for token in tokens:
        if token.type in _BLOCKS:
            node: Node = {"t": _BLOCKS[token.type], "c": []}
            stack[-1].append(node)
            stack.append(node["c"])
        elif token.type == "inline":
            stack[-1].extend(_inline(token.children or []))
        elif token.type in ("fence", "code_block"):
            stack[-1].append({"t": "p", "c": [{"t": "x", "v": token.content.rstrip()}]})
        elif token.nesting == -1 and len(stack) > 1:
            stack.pop()
    return root


def _inline(tokens: list[Any]) -> list[Node]:
    root: list[Node] = []
    stack = [root]
    for token in tokens:
        if token.type in _INLINE:
            node: Node = {"t": _INLINE[token.type], "c": []}
            href = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            if href.startswith(_SAFE):
                node["href"] = href
            elif href:
                node["t"] = "span"
            stack[-1].append(node)
            stack.append(node["c"])
        elif token.type in ("softbreak", "hardbreak"):
            stack[-1].append({"t": "br"} if token.type == "hardbreak" else {"t": "x", "v": " "})
        elif token.nesting == -1:
            if len(stack) > 1:
                stack.pop()
        elif token.content:
            stack[-1].append({"t": "x", "v": token.content})
    return root
