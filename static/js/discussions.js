// While somebody writes: the draft goes to the server, and the text is shown as it will read.
for (const form of document.querySelectorAll("form[data-place]")) {
  const text = form.elements.text, status = form.querySelector(".form-status");
  const live = form.querySelector("[data-live]"), look = form.querySelector("[name=look]");
  let saving = 0, showing = 0, last = text.value, sent = false;

  const send = (address) => {
    const body = new FormData(form);
    body.delete("files");
    body.set("place", form.dataset.place);
    return fetch(address, { method: "POST", body, keepalive: text.value.length < 20000, headers: { "X-Requested-With": "XMLHttpRequest" } });
  };
  async function keep(event) {
    clearTimeout(saving);
    if (sent || (text.value === last && event?.type !== "relais:keep")) return;
    const now = text.value;
    const answer = await send(form.dataset.draft).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (answer?.ok) last = now;
    status.textContent = told?.message ?? status.textContent;
  }
  async function show() {
    if (live.hidden) return;
    const answer = await send(form.dataset.preview).catch(() => null);
    // What the server made of the text is clean: it is what will be published.
    if (answer?.ok) live.firstElementChild.innerHTML = await answer.text();
  }
  text.addEventListener("input", () => {
    clearTimeout(saving);
    clearTimeout(showing);
    saving = setTimeout(keep, 2000);
    showing = setTimeout(show, 400);
  });
  text.addEventListener("relais:keep", keep);
  look.addEventListener("click", (event) => {
    event.preventDefault();
    live.hidden = !live.hidden;
    look.setAttribute("aria-pressed", String(!live.hidden));
    show();
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(saving);
  });
  addEventListener("pagehide", keep);
}
