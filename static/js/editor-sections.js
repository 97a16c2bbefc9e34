// The list of sections: which are empty, filled or remarked on, where one is, and Alt+↑/↓ to go from one to the next.
const form = document.getElementById("editor");
const strings = JSON.parse(document.getElementById("editor-strings").textContent);
const nav = document.querySelector("[data-editor-nav]");
const items = [...nav.querySelectorAll("a[href^='#']")]
  .map((link) => ({ link, section: document.getElementById(link.hash.slice(1)) }))
  .filter(({ section }) => section);

const controlsOf = (section) => [...section.querySelectorAll("input, textarea, select")].filter((control) => control.form === form);

function filled(section) {
  return controlsOf(section).some((control) => (["checkbox", "radio"].includes(control.type) ? control.checked : control.value.trim()));
}

function mark({ link, section }) {
  const state = filled(section) ? "filled" : "empty";
  if (link.dataset.state === state) return;
  link.dataset.state = state;
  link.querySelector("[data-state-text]").textContent = strings[state];
}

function enter(section) {
  const control = controlsOf(section).find((one) => one.type !== "hidden") ?? section;
  control.focus({ preventScroll: true });
  section.scrollIntoView({ block: "start" });
}

function changed(event) {
  const item = items.find(({ section }) => section.contains(event.target));
  if (item) mark(item);
  if (event.target.name === "title") {
    const head = document.querySelector("[data-title]");
    if (event.target.value.trim()) head.textContent = event.target.value;
  }
}

document.addEventListener("input", changed);
document.addEventListener("editor:changed", changed);
document.addEventListener("editor:findings", (event) => {
  const item = items.find(({ section }) => section.contains(event.target));
  item?.link.toggleAttribute("data-flag", event.detail > 0);
});
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !event.altKey || event.ctrlKey || event.metaKey || event.target.matches("select")) return;
  const at = items.findIndex(({ section }) => section.contains(event.target));
  const next = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step];
  if (!next) return;
  event.preventDefault();
  enter(next.section);
});

// A link of the list puts the cursor where one writes, not only the page.
nav.addEventListener("click", (event) => {
  const item = items.find(({ link }) => link === event.target.closest("a"));
  if (!item) return;
  event.preventDefault();
  const menu = item.link.closest("details");
  if (menu && matchMedia("(width < 75rem)").matches) menu.open = false;
  history.replaceState(null, "", item.link.hash);
  enter(item.section);
});

function here() {
  const line = innerHeight / 3;
  const current = items.findLast(({ section }) => section.getBoundingClientRect().top <= line) ?? items[0];
  for (const { link } of items) {
    if (link === current?.link) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

let asked = false;
addEventListener("scroll", () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    here();
  });
}, { passive: true });

for (const item of items) mark(item);
here();
