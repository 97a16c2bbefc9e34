// Rows of figures: as many as are needed, none empty by default but one.
const form = document.getElementById("editor");
const strings = JSON.parse(document.getElementById("editor-strings").textContent);
const MOST = 20;

for (const box of document.querySelectorAll(".figure-rows")) {
  const rows = () => [...box.querySelectorAll(".figure-row")];
  const inputs = (row) => [...row.querySelectorAll("input")];
  const isEmpty = (row) => inputs(row).every((input) => !input.value.trim());
  const model = rows()[0].cloneNode(true);
  const add = Object.assign(document.createElement("button"), { type: "button", className: "button figure-add", textContent: strings.add_figure });

  function number() {
    rows().forEach((row, index) => {
      row.setAttribute("aria-label", strings.figure.replace("{number}", index + 1));
      row.querySelector(".figure-remove").setAttribute("aria-label", strings.remove_figure.replace("{number}", index + 1));
      for (const part of row.querySelectorAll("[id]")) part.id = part.id.replace(/-\d+-/, `-${index}-`);
      for (const label of row.querySelectorAll("label")) label.htmlFor = label.htmlFor.replace(/-\d+-/, `-${index}-`);
    });
    add.hidden = rows().length >= MOST;
  }

  function dress(row) {
    row.setAttribute("role", "group");
    const remove = Object.assign(document.createElement("button"), { type: "button", className: "figure-remove", textContent: "×" });
    remove.addEventListener("click", () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      if (rows().length > 1) row.remove();
      else for (const input of inputs(row)) input.value = "";
      number();
      (next?.matches(".figure-row") ? next : rows()[0]).querySelector("input").focus();
      rows()[0].querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
    });
    row.append(remove);
  }

  function grow(most) {
    while (rows().length < Math.min(most, MOST)) {
      const row = model.cloneNode(true);
      for (const input of inputs(row)) input.value = "";
      dress(row);
      rows().at(-1).after(row);
    }
    number();
  }

  // Half typed: it has a number or words, not both.
  function weigh() {
    for (const row of rows()) {
      const [value, label] = inputs(row).map((input) => input.value.trim());
      row.toggleAttribute("data-half", !isEmpty(row) && !(value && label));
    }
  }

  for (const row of rows()) dress(row);
  for (const row of rows().slice(1)) if (isEmpty(row)) row.remove();
  box.append(add);
  number();
  add.addEventListener("click", () => {
    grow(rows().length + 1);
    rows().at(-1).querySelector("input").focus();
  });
  for (const name of ["input", "change", "editor:changed"]) box.addEventListener(name, weigh);
  weigh();
  form.addEventListener("editor:rows", (event) => grow(event.detail));
}
