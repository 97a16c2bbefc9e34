// Keeps what is typed: on this device at once, on the server two seconds later. Other parts of the editor may
// cancel `editor:beforesave` to make it wait, and hear `editor:saved`; `relais:hold` and `relais:release` on the
// document do the same around deeds that save by themselves.
const form = document.getElementById("editor");
const strings = JSON.parse(document.getElementById("editor-strings").textContent);
const place = document.querySelector("[data-autosave-status]");
const OWN = new Set(["csrfmiddlewaretoken", "token", "acknowledged"]);
const PREFIX = `relais:draft:${form.dataset.user}:${form.dataset.page}:`;
const KEY = PREFIX + crypto.getRandomValues(new Uint32Array(2)).join("-");
// Browsers let go of a page's last words only up to 64 KiB.
const KEEPALIVE_MOST = 40_000;

const token = form.elements.namedItem("token");
let saved = form.dataset.unsaved === undefined ? snapshot() : "";
let stopped = form.dataset.conflict !== undefined;
let onDevice = true;
let saving = null, holds = 0, timer = 0, tries = 0, dropped = [], lacking = false;

function snapshot(of = form) {
  // A textarea gives \r\n, or not, by the way it was read.
  const entries = [...new FormData(of)].filter(([name, value]) => !OWN.has(name) && typeof value === "string")
    .map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")]);
  const row = (at) => entries.slice(at, at + 3).map(([, value]) => value.trim()).join("");
  for (let at = entries.length - 3; at >= 0; at -= 1) {
    // An empty row of figures is none.
    if (/-value$/.test(entries[at][0]) && !row(at)) entries.splice(at, 3);
  }
  return JSON.stringify(entries);
}

function dirty() {
  return snapshot() !== saved;
}

function say(state, text, action) {
  const words = place.querySelector("[data-autosave-text]");
  place.dataset.state = state;
  if (words.textContent !== text) words.textContent = text;
  const old = place.querySelector("[data-autosave-action]");
  if (action?.key === old?.dataset.autosaveAction) return;
  old?.remove();
  if (!action) return;
  const element = document.createElement(action.href ? "a" : "button");
  element.dataset.autosaveAction = action.key;
  element.textContent = strings[action.key];
  if (action.href) element.href = action.href;
  else element.type = "button";
  if (action.blank) element.target = "_blank";
  if (action.run) element.addEventListener("click", action.run);
  place.append(element);
}

function keep() {
  try {
    if (dirty()) {
      const record = { entries: JSON.parse(snapshot()), at: Date.now(), token: token.value };
      localStorage.setItem(KEY, JSON.stringify(record));
    } else localStorage.removeItem(KEY);
    onDevice = true;
  } catch {
    onDevice = false;
  }
}

function later(seconds) {
  clearTimeout(timer);
  timer = setTimeout(save, seconds * 1000);
}

function typed() {
  keep();
  if (stopped) return;
  if (!dirty()) return;
  if (!["offline", "session", "held"].includes(place.dataset.state)) say("unsaved", strings.unsaved);
  if (place.dataset.state !== "session") later(tries ? 4 : 2);
}

function csrf() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
}

// Resolves to true once the server has everything.
async function save() {
  clearTimeout(timer);
  if (saving) return saving.then(save);
  if (stopped || holds) return false;
  if (!dirty()) return !lacking;
  keep();
  if (!form.dispatchEvent(new CustomEvent("editor:beforesave", { cancelable: true }))) {
    say("held", strings.held, { key: "see_passage", run: () => form.dispatchEvent(new CustomEvent("editor:show-held")) });
    return false;
  }
  saving = send();
  try {
    return await saving;
  } finally {
    saving = null;
  }
}

async function send() {
  const sent = snapshot();
  form.elements.namedItem("csrfmiddlewaretoken").value = csrf();
  const data = new FormData(form);
  for (const name of [...data.keys()]) {
    if (dropped.some((field) => name === field || name.startsWith(`${field}-`))) data.delete(name);
  }
  const half = withoutHalves(data);
  const slow = setTimeout(() => say("saving", strings.saving), 700);
  let answer;
  try {
    answer = await fetch(form.action, {
      method: "POST", body: data, redirect: "manual", keepalive: sent.length < KEEPALIVE_MOST,
      headers: { "X-Autosave": "1" }, credentials: "same-origin",
    });
  } catch {
    failed(strings.offline);
    return false;
  } finally {
    clearTimeout(slow);
  }
  return answered(answer, sent, half);
}

async function answered(answer, sent, half) {
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
    // Logged out, or logged in again meanwhile: the cookie then brings the new key on the next try.
    say("session", strings.session, { key: "login", href: form.dataset.login, blank: true });
    later(document.hidden ? 60 : 10);
  } else if (answer.status === 409) {
    stopped = true;
    say("conflict", strings.conflict, { key: "compare", run: bare });
  } else if (answer.status === 423) {
    stopped = true;
    say("conflict", strings.review, { key: "see_review", href: form.dataset.review });
  } else if (answer.status === 404) {
    stopped = true;
    say("conflict", strings.refused);
  } else if (answer.status === 400) {
    return refused(await answer.json().catch(() => ({ errors: {} })));
  } else if (!answer.ok) {
    failed(strings.retry);
  } else return done(await answer.json(), sent, half);
  return false;
}

// A figure that is half typed waits until it is whole.
function withoutHalves(data) {
  const halves = new Set([...form.elements].filter((control) => control.closest("[data-half]")));
  for (const name of new Set([...halves].map((control) => control.name))) {
    const values = [...form.elements].filter((control) => control.name === name && !halves.has(control)).map(({ value }) => value);
    data.delete(name);
    for (const value of values.length ? values : [""]) data.append(name, value);
  }
  return [...new Set([...halves].map((control) => control.name.replace(/-[a-z]+$/, "")))];
}

function done(reply, sent, half) {
  token.value = reply.token;
  tries = 0;
  // What the server would not take stays unsaved, and on this device.
  const partly = [...dropped, ...half];
  if (!dropped.length) showErrors({});
  lacking = partly.length > 0;
  dropped = [];
  saved = sent;
  if (lacking) {
    const fields = partly.map(labelOf).join(", ");
    say("partly", fill(strings.except, { saved: reply.saved, fields }));
  } else {
    keep();
    say("saved", reply.saved);
  }
  form.dispatchEvent(new CustomEvent("editor:saved", { detail: reply }));
  if (dirty()) later(2);
  return !lacking;
}

// As without scripts: the answer is a page with both texts. A button called "submit" hides the form's own method.
function bare() {
  if (!form.dispatchEvent(new CustomEvent("editor:beforesave", { cancelable: true }))) {
    form.dispatchEvent(new CustomEvent("editor:show-held"));
    return;
  }
  HTMLFormElement.prototype.submit.call(form);
}

function failed(text) {
  tries += 1;
  say("offline", onDevice ? text : strings.nowhere);
  later(Math.min(60, 2 ** tries));
}

// One field that does not hold must not keep the others from being saved: they go again without it.
function refused({ errors = {} }) {
  showErrors(errors);
  const names = Object.keys(errors).filter((name) => name !== "__all__");
  if (!names.length || dropped.length) {
    dropped = [];
    failed(strings.retry);
    return false;
  }
  dropped = names;
  return send();
}

function controlOf(name) {
  const found = form.elements.namedItem(name) ?? form.elements.namedItem(`${name}-value`);
  return found instanceof RadioNodeList ? found[0] : found;
}

function labelOf(name) {
  const field = controlOf(name)?.closest(".field");
  return field?.querySelector("label, legend")?.firstChild.textContent.trim() ?? name;
}

function showErrors(errors) {
  for (const old of document.querySelectorAll("[data-autosave-errors]")) old.remove();
  for (const control of form.elements) {
    if (control.dataset.refused !== undefined) {
      delete control.dataset.refused;
      control.removeAttribute("aria-invalid");
    }
  }
  for (const [name, messages] of Object.entries(errors)) {
    const control = controlOf(name);
    if (!control) continue;
    const list = document.createElement("ul");
    list.className = "field-errors";
    list.dataset.autosaveErrors = name;
    for (const message of messages) {
      const item = document.createElement("li");
      item.textContent = message;
      list.append(item);
    }
    control.dataset.refused = "";
    control.setAttribute("aria-invalid", "true");
    control.closest(".field")?.append(list);
  }
}

function fill(text, values) {
  return text.replace(/\{([a-z]+)\}/g, (_all, name) => values[name]);
}

// --- typing, leaving, coming back

document.addEventListener("input", (event) => event.target.form === form && typed());
document.addEventListener("change", (event) => {
  if (event.target.form === form) {
    typed();
    if (!stopped && place.dataset.state === "unsaved") save();
  }
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) save();
  else if (place.dataset.state === "session" || place.dataset.state === "offline") save();
});
addEventListener("pagehide", () => {
  keep();
  save();
});
addEventListener("pageshow", (event) => event.persisted && dirty() && later(1));
addEventListener("focus", () => place.dataset.state === "session" && save());
addEventListener("online", () => save());
addEventListener("offline", () => dirty() && say("offline", strings.offline));
addEventListener("beforeunload", (event) => {
  if (dirty() && !onDevice) event.preventDefault();
});
document.addEventListener("relais:hold", () => (holds += 1));
document.addEventListener("relais:release", () => {
  holds = Math.max(0, holds - 1);
  if (dirty()) later(1);
});
form.addEventListener("editor:save", () => save());
form.addEventListener("editor:apply", (event) => apply(event.detail));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const deed = event.submitter?.name;
  const conflicted = form.dataset.conflict !== undefined;
  if (conflicted || form.dataset.unsaved !== undefined) {
    // The person has looked at both versions: this one counts now.
    stopped = false;
    saved = "";
  }
  if (!(await save())) {
    place.scrollIntoView({ block: "nearest" });
    return;
  }
  if (deed === "submit") location.assign(form.dataset.submit);
  else if (conflicted) location.assign(form.action);
});

// Answers to remarks leave the page: what is typed beside goes first.
const passed = new WeakSet();
document.addEventListener("submit", async (event) => {
  const other = event.target;
  if (other === form || other.closest("[data-attachments]") || passed.has(other) || !dirty()) return;
  event.preventDefault();
  await save();
  passed.add(other);
  other.requestSubmit(event.submitter);
});

// --- what this device kept from another time

function apply(entries) {
  const rows = Math.max(0, ...["value", "label", "note"].map((part) => entries.filter(([name]) => name === `figures-${part}`).length));
  form.dispatchEvent(new CustomEvent("editor:rows", { detail: rows }));
  const values = group(entries);
  const used = new Map();
  for (const control of form.elements) {
    if (!control.name || OWN.has(control.name) || ["submit", "button"].includes(control.type)) continue;
    const given = (values.get(control.name) ?? []).map(([, value]) => value);
    if (control.type === "checkbox" || control.type === "radio") control.checked = given.includes(control.value);
    else {
      const index = used.get(control.name) ?? 0;
      used.set(control.name, index + 1);
      control.value = given[index] ?? "";
    }
    control.dispatchEvent(new CustomEvent("editor:changed", { bubbles: true }));
  }
  typed();
}

function group(entries) {
  const map = new Map();
  for (const entry of entries) map.set(entry[0], [...(map.get(entry[0]) ?? []), entry]);
  return map;
}

async function left() {
  let held = [];
  try {
    const live = new Set((await navigator.locks?.query())?.held.map((lock) => lock.name));
    held = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== KEY && !live.has(key));
  } catch {
    return [];
  }
  return held
    .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
    .filter(({ key, entries }) => ![saved, snapshot()].includes(JSON.stringify(entries)) || localStorage.removeItem(key))
    .sort((a, b) => b.at - a.at);
}

async function fetched() {
  const answer = await fetch(form.action, { redirect: "manual", credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("editor");
  return { token: fresh.elements.namedItem("token").value, text: snapshot(fresh) };
}

function follow(fresh) {
  token.value = fresh.token;
  if (fresh.text === saved) return;
  apply(JSON.parse(fresh.text));
  saved = fresh.text;
  keep();
}

// The last save of the page before may have arrived after this page was made.
async function refresh() {
  const fresh = await fetched();
  if (fresh && fresh.token !== token.value && !dirty()) follow(fresh);
}

// Takes up what was kept; if it has reached the server meanwhile, that is not somebody else's doing.
async function takeUp(entries) {
  const fresh = await fetched();
  if (fresh?.text === JSON.stringify(entries)) follow(fresh);
  else apply(entries);
}

navigator.locks?.request(KEY, () => new Promise(() => {}));
if (form.dataset.unsaved !== undefined) keep();
let kept = await left();
if (kept.length) {
  // Just reloaded: what the page before sent last may still be on its way.
  for (let again = 0; again < 4 && kept.length && form.dataset.unsaved === undefined; again += 1) {
    if (again) await new Promise((resolve) => setTimeout(resolve, 500));
    await refresh();
    kept = await left();
    if (Date.now() - kept[0]?.at > 20_000) break;
  }
  if (kept.length) {
    say("kept", strings.offer, { key: "see_kept", run: () => document.querySelector("[data-kept]").scrollIntoView() });
    const { offer } = await import(strings.kept);
    offer({ kept, strings, form, now: () => JSON.parse(snapshot()), apply, takeUp, labelOf, token: token.value, fill });
  }
}
form.dataset.ready = "";
