// Helps to write Markdown: a toolbar, keys, lists that go on, pasted formatting, a field that grows, a count near the limit.
const template = document.getElementById("editor-toolbar");
const strings = template.dataset;
const fields = document.querySelectorAll("textarea[data-markdown]");
const grows = CSS.supports("field-sizing", "content");
const ITEM = /^(\s*)(?:([-*+])|(\d{1,3})([.)]))(\s+)(.*)$/;

// Goes through the browser, so that its own undo knows of it.
function put(field, text, start = field.selectionStart, end = field.selectionEnd) {
  field.focus();
  field.setSelectionRange(start, end);
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function wrap(field, mark) {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const size = mark.length, inside = value.slice(start, end);
  if (value.slice(start - size, start) === mark && value.slice(end, end + size) === mark) {
    put(field, inside, start - size, end + size);
    field.setSelectionRange(start - size, end - size);
    return;
  }
  // A mark must touch the words, not the spaces around them.
  const [, lead, core, trail] = inside.match(/^(\s*)([\s\S]*?)(\s*)$/);
  put(field, lead + mark + core + mark + trail);
  const from = start + lead.length + size;
  field.setSelectionRange(from, from + core.length);
}

function link(field) {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const chosen = value.slice(start, end).trim();
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  const text = isAddress || !chosen ? strings.linkText : chosen;
  const address = isAddress ? chosen : "https://";
  put(field, `[${text}](${address})`, start, end);
  const from = isAddress || !chosen ? start + 1 : start + text.length + 3;
  field.setSelectionRange(from, from + (isAddress || !chosen ? text.length : address.length));
}

function lines(field, kind) {
  const { value } = field;
  const start = value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const stop = value.indexOf("\n", Math.max(field.selectionEnd - (field.selectionEnd > field.selectionStart ? 1 : 0), start));
  const end = stop < 0 ? value.length : stop;
  const rows = value.slice(start, end).split("\n");
  const has = { list: /^[-*+]\s+/, ordered: /^\d+[.)]\s+/, quote: /^>\s?/ }[kind];
  const all = rows.every((row) => has.test(row) || (!row.trim() && rows.length > 1));
  let number = 0;
  const made = rows.map((row) => {
    if (all) return row.replace(has, "");
    if (!row.trim() && rows.length > 1) return row;
    const bare = kind === "quote" ? row : row.replace(/^(?:[-*+]|\d+[.)])\s+/, "");
    number += 1;
    return { list: "- ", ordered: `${number}. `, quote: "> " }[kind] + bare;
  }).join("\n");
  // A list needs an empty line before it.
  const gap = !all && start > 0 && kind !== "quote" && value[start - 2] !== "\n" && !ITEM.test(value.slice(0, start - 1).split("\n").at(-1)) ? "\n" : "";
  put(field, gap + made, start, end);
  if (rows.length > 1) field.setSelectionRange(start + gap.length, start + gap.length + made.length);
}

const deeds = {
  bold: (field) => wrap(field, "**"),
  italic: (field) => wrap(field, "*"),
  link, list: (field) => lines(field, "list"), ordered: (field) => lines(field, "ordered"), quote: (field) => lines(field, "quote"),
  undo: (field) => (field.focus(), document.execCommand("undo")),
  redo: (field) => (field.focus(), document.execCommand("redo")),
};

function goOn(event, field) {
  const { value, selectionStart: at } = field;
  if (at !== field.selectionEnd) return;
  const start = value.lastIndexOf("\n", at - 1) + 1;
  const line = value.slice(start, at);
  const item = line.match(ITEM);
  const quote = !item && line.match(/^(>\s?)(.*)$/);
  if (!item && !quote) return;
  event.preventDefault();
  const words = item ? item[6] : quote[2];
  if (!words.trim()) {
    put(field, "", start, at);
    return;
  }
  const next = item ? `${item[1]}${item[2] ?? Number(item[3]) + 1 + item[4]}${item[5]}` : quote[1];
  put(field, `\n${next}`);
}

const BLOCKS = new Set(["P", "DIV", "UL", "OL", "BLOCKQUOTE", "H1", "H2", "H3", "H4", "H5", "H6", "TABLE", "TR", "SECTION", "ARTICLE", "PRE"]);

function markdown(node, depth = 0, ordinal = null) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\r\n]+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const tag = node.tagName;
  if (["STYLE", "SCRIPT", "META", "TITLE", "HEAD", "IMG"].includes(tag)) return "";
  if (tag === "BR") return "\n";
  const style = node.style;
  if (tag === "UL" || tag === "OL") {
    let number = Number(node.getAttribute("start") ?? 1);
    const items = [...node.children].map((child) => markdown(child, depth, tag === "OL" ? number++ : 0));
    return `\n\n${items.join("").trimEnd()}\n\n`;
  }
  const inner = [...node.childNodes].map((child) => markdown(child, tag === "LI" ? depth + 1 : depth)).join("");
  if (tag === "LI") {
    const text = inner.trim().replace(/\n{2,}/g, "\n").replaceAll("\n", "\n   ");
    return `${ordinal ? `${ordinal}. ` : "- "}${text}\n`;
  }
  const core = inner.trim();
  const around = (mark) => (core ? inner.replace(core, () => mark + core + mark) : inner);
  const heavy = style.fontWeight === "bold" || Number(style.fontWeight) >= 600;
  const light = style.fontWeight === "normal" || Number(style.fontWeight) < 600 && style.fontWeight;
  if (/^H[1-6]$/.test(tag)) return core ? `\n\n### ${core.replaceAll("**", "")}\n\n` : "";
  if ((["B", "STRONG"].includes(tag) && !light) || (tag === "SPAN" && heavy)) return around("**");
  if (["I", "EM"].includes(tag) || (tag === "SPAN" && style.fontStyle === "italic")) return around("*");
  if (tag === "A" && /^(?:https?|mailto):/.test(node.href) && core) return around("").replace(core, () => `[${core}](${node.href})`);
  if (tag === "BLOCKQUOTE") return `\n\n${core.split("\n").map((row) => `> ${row}`).join("\n")}\n\n`;
  if (tag === "TD" || tag === "TH") return `${core} `;
  // Word makes lists of paragraphs with a bullet in them.
  if (BLOCKS.has(tag)) return `\n\n${core.replace(/^[·•▪]\s+(?=\S)/, "- ")}\n\n`;
  return inner;
}

export function fromHtml(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const text = markdown(body).replace(/[ \u00a0]+\n/g, "\n").replace(/\n\n +/g, "\n\n");
  return text.replace(/\n{3,}/g, "\n\n").replace(/(^- .*)\n\n(?=- )/gm, "$1\n").trim();
}

function paste(event, field) {
  const html = event.clipboardData.getData("text/html");
  if (!/<(?:b|strong|i|em|a|ul|ol|li|h[1-6]|p|blockquote)[\s>]/i.test(html)) return;
  const text = fromHtml(html);
  if (!text) return;
  event.preventDefault();
  put(field, text);
}

function grow(field) {
  if (grows) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function count(field) {
  const most = field.maxLength, place = field.closest(".field")?.querySelector("[data-count]");
  if (!place) return;
  const left = most - field.value.length;
  const near = left <= Math.max(40, most * 0.1);
  place.hidden = !near;
  if (near) place.textContent = (left ? strings.left : strings.full).replace("{count}", left || most);
}

function toolbar(field) {
  const bar = template.content.firstElementChild.cloneNode(true);
  const buttons = [...bar.querySelectorAll("button")];
  bar.setAttribute("aria-controls", field.id);
  buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) deeds[button.dataset.md](field);
  });
  // A press must not take the focus, and with it the selection, from the text.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = buttons.at(to % buttons.length);
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  field.before(bar);
}

for (const field of fields) {
  toolbar(field);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const key = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (key && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      deeds[key](field);
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) goOn(event, field);
  });
  field.addEventListener("paste", (event) => paste(event, field));
}

for (const field of document.querySelectorAll("#editor textarea[maxlength], [form=editor][maxlength]:not(.figure-row *)")) {
  const place = document.createElement("p");
  place.dataset.count = "";
  place.className = "count";
  place.hidden = true;
  place.id = `${field.id}_count`;
  field.after(place);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${place.id}`.trim());
  const fit = () => {
    grow(field);
    count(field);
  };
  field.addEventListener("input", fit);
  field.addEventListener("editor:changed", fit);
  fit();
}
