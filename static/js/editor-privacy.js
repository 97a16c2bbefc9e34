// Warns of what may identify a person before anything is sent. A passage that is new waits for its author's word:
// until then the form is kept on this device only.
const form = document.getElementById("editor");
const strings = JSON.parse(document.getElementById("editor-strings").textContent);
const remembered = form.elements.namedItem("acknowledged");
const MEMORY = `relais:meant:${form.dataset.user}:${form.dataset.page}`;
const places = [...document.querySelectorAll("[data-privacy-for]")]
  .map((place) => ({ place, field: document.getElementById(place.dataset.privacyFor) }))
  .filter(({ field }) => field?.matches("textarea, input[type=text]"));

let guard = null, failed = false;
let meant = new Set(recall());
const known = new Set();
const findings = new Map();
const checked = new Map();
const timers = new Map();

function recall() {
  try {
    return JSON.parse(localStorage.getItem(MEMORY) ?? "[]");
  } catch {
    return [];
  }
}

function remember() {
  const list = JSON.stringify([...meant]);
  remembered.value = list;
  try {
    localStorage.setItem(MEMORY, list);
  } catch {
    // Then the passages are asked for again next time.
  }
}

const keyOf = (field, { kind, excerpt }) => `${field.name}|${kind}|${excerpt}`;

function undecided(field) {
  return (findings.get(field) ?? []).filter((found) => !meant.has(keyOf(field, found)));
}

function waiting(field) {
  return undecided(field).filter((found) => !known.has(keyOf(field, found)));
}

function look(field) {
  if (checked.get(field) === field.value) return;
  checked.set(field, field.value);
  findings.set(field, guard.findPrivate(guard.rules, field.value, { expectContact: field.name === "contact" }));
}

function go(field, found) {
  field.focus();
  field.setSelectionRange(found.start, found.end);
  field.scrollIntoView({ block: "center" });
}

function button(text, deed, kind = "") {
  const made = Object.assign(document.createElement("button"), { type: "button", className: `button button--small ${kind}`, textContent: text });
  made.addEventListener("click", deed);
  return made;
}

function decide(field) {
  remember();
  show(field);
  field.focus();
  form.dispatchEvent(new CustomEvent("editor:save"));
}

function show(field) {
  const { place } = places.find((one) => one.field === field);
  const open = undecided(field);
  const state = JSON.stringify([open, findings.get(field)?.length]);
  if (place.dataset.shown === state) return;
  place.dataset.shown = state;
  const made = open.map((found) => {
    const line = document.createElement("div");
    line.className = "privacy-finding";
    const words = document.createElement("p");
    const [lead, trail] = strings[found.kind].split("{excerpt}");
    words.append(lead, Object.assign(document.createElement("mark"), { textContent: found.excerpt }), trail);
    line.append(words, button(strings.go, () => go(field, found)), button(strings.meant, () => {
      meant.add(keyOf(field, found));
      decide(field);
    }));
    return line;
  });
  const kept = (findings.get(field)?.length ?? 0) - open.length;
  if (kept) {
    const line = Object.assign(document.createElement("p"), { className: "privacy-kept", textContent: `${strings.kept_as_is.replace("{count}", kept)} ` });
    line.append(button(strings.again, () => {
      for (const found of findings.get(field)) meant.delete(keyOf(field, found));
      decide(field);
    }, "button--quiet"));
    made.push(line);
  }
  place.replaceChildren(...made);
  field.dispatchEvent(new CustomEvent("editor:findings", { bubbles: true, detail: open.length }));
}

function check(field) {
  if (!guard) return;
  look(field);
  show(field);
  if (!waiting(field).length) form.dispatchEvent(new CustomEvent("editor:clear"));
}

function changed(event) {
  const field = event.target;
  if (!places.some((one) => one.field === field)) return;
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => check(field), 400));
}

form.addEventListener("editor:beforesave", (event) => {
  if (failed) return;
  if (!guard) {
    event.preventDefault();
    return;
  }
  for (const { field } of places) {
    look(field);
    if (waiting(field).length) {
      show(field);
      event.preventDefault();
    }
  }
});

form.addEventListener("editor:show-held", () => {
  const held = places.find(({ field }) => waiting(field).length);
  if (held) go(held.field, waiting(held.field)[0]);
});

document.addEventListener("input", changed);
document.addEventListener("editor:changed", changed);

remember();
// What stands in the page as it came has been sent already: it is shown, and holds nothing up.
const first = new Map(places.map(({ field }) => [field, field.defaultValue]));
try {
  const [module, raw] = await Promise.all([import(strings.guard), fetch(strings.patterns).then((answer) => answer.json())]);
  guard = { findPrivate: module.findPrivate, rules: module.prepare(raw) };
  if (form.dataset.unsaved === undefined) {
    for (const { field } of places) {
      const found = module.findPrivate(guard.rules, first.get(field), { expectContact: field.name === "contact" });
      for (const one of found) known.add(keyOf(field, one));
    }
  }
  for (const { field } of places) check(field);
} catch {
  // Without the rules nothing can be looked at here; the server looks before the text is handed in.
  failed = true;
}
form.dataset.guard = failed ? "off" : "on";
form.dispatchEvent(new CustomEvent("editor:save"));
