// After «@»: the people and projects that can be called, as a list under the text. Without this script one types the name.
const WAIT = 150;
const TYPED = /(?:^|[\s(])@([\p{L}][\p{L}\p{N}'’. -]{1,40})$/u;

for (const form of document.querySelectorAll("form[data-calls]")) {
  const field = form.elements.text;
  const list = document.createElement("ul"), said = document.createElement("p");
  list.id = `${field.id}-calls`;
  list.className = "suggestions calls";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.callsLabel);
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  field.after(list, said);
  field.setAttribute("aria-autocomplete", "list");
  let timer, request, active = -1, from = 0;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    active = -1;
    field.removeAttribute("aria-activedescendant");
    field.removeAttribute("aria-controls");
  };
  const mark = (place) => {
    active = place;
    options().forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
    if (place < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", options()[place].id);
      options()[place].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (option) => {
    const text = `${option.dataset.text} `;
    close();
    field.focus();
    field.setSelectionRange(from, field.selectionStart);
    if (!document.execCommand("insertText", false, text)) field.setRangeText(text, from, field.selectionEnd, "end");
  };
  const ask = async () => {
    request?.abort();
    const typed = field.value.slice(0, field.selectionStart).match(TYPED);
    if (!typed || field.selectionStart !== field.selectionEnd) return close();
    from = field.selectionStart - typed[1].length - 1;
    request = new AbortController();
    const asked = new URLSearchParams({ place: form.dataset.place, q: typed[1] });
    try {
      const answer = await fetch(`${form.dataset.calls}?${asked}`, { signal: request.signal });
      if (!answer.ok) return close();
      list.innerHTML = await answer.text();
    } catch {
      return;
    }
    const number = options().length;
    if (!number || document.activeElement !== field) return close();
    options().forEach((option) => { option.id = `${field.id}-${option.id}`; });
    list.hidden = false;
    field.setAttribute("aria-controls", list.id);
    mark(0);
    said.textContent = `${number} ${form.dataset.callsFound}`;
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  // Ahead of what the keys do in the text: while the list is open they belong to it.
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const number = options().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark((active + step + number) % number);
    else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) take(options()[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}
