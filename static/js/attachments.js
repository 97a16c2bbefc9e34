// Adds, describes, moves and removes pictures and files without leaving the editor. What is typed beside stays.
// The editor's token follows, because each of these deeds saves the draft; while one runs, `relais:hold` asks
// autosave to wait and `relais:release` lets it go on.

const HEADERS = { "X-Part": "1", "X-Requested-With": "fetch" };

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-attachments] a[data-attachment-form]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    await openForm(link);
  } else if (event.target.closest("[data-attachment-dialog] [data-attachment-close]")) {
    event.preventDefault();
    event.target.closest("dialog").close();
  }
});

document.addEventListener("submit", async (event) => {
  const part = event.target.closest("[data-attachments]");
  if (!part) return;
  event.preventDefault();
  await send(part, event.target, event.submitter);
});

async function openForm(link) {
  const dialog = link.closest("[data-attachments]").querySelector("[data-attachment-dialog]");
  const answer = await ask(link.href);
  if (!answer || !answer.ok) {
    location.assign(link.href);
    return;
  }
  dialog.innerHTML = await answer.text();
  dialog.showModal();
}

async function send(part, form, button) {
  const data = new FormData(form, button);
  part.setAttribute("aria-busy", "true");
  document.dispatchEvent(new CustomEvent("relais:hold"));
  const answer = await ask(form.action, data);
  document.dispatchEvent(new CustomEvent("relais:release"));
  part.removeAttribute("aria-busy");
  if (!answer) {
    say(part, part.dataset.offline);
    return;
  }
  const token = answer.headers.get("X-Draft-Token");
  const html = await answer.text();
  if (token) {
    followToken(token);
    replace(part, html);
  } else if (form.closest("dialog") && (answer.headers.get("Content-Type") ?? "").startsWith("text/html") && answer.status < 500) {
    const dialog = form.closest("dialog");
    dialog.innerHTML = html;
    dialog.querySelector("[data-error-summary]")?.focus();
  } else {
    location.assign(part.dataset.url);
  }
}

async function ask(url, body) {
  try {
    return await fetch(url, { method: body ? "POST" : "GET", body, headers: HEADERS, credentials: "same-origin" });
  } catch {
    return null;
  }
}

function followToken(token) {
  for (const field of document.querySelectorAll('form[data-autosave] input[name="token"]')) field.value = token;
}

function replace(part, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-attachments]");
  if (!fresh) {
    location.reload();
    return;
  }
  part.querySelector("dialog[open]")?.close();
  const said = fresh.querySelector("[data-attachments-said]")?.textContent ?? "";
  part.replaceWith(fresh);
  const head = fresh.querySelector("h2");
  head.tabIndex = -1;
  head.focus();
  // A live region speaks only when it changes while it stands there.
  say(fresh, "");
  requestAnimationFrame(() => say(fresh, said));
}

function say(part, text) {
  const place = part.querySelector("[data-attachments-said]");
  const open = part.querySelector("dialog[open] form");
  if (open && text) {
    const note = open.querySelector("[data-offline]") ?? open.insertBefore(document.createElement("p"), open.querySelector(".form-actions"));
    note.dataset.offline = "";
    note.setAttribute("role", "alert");
    note.textContent = text;
    return;
  }
  place.textContent = text ?? "";
  place.hidden = !text;
}
