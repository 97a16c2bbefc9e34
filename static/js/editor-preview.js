// The page as readers will see it, beside the form where there is room, over it where there is none.
const form = document.getElementById("editor");
const pane = document.querySelector("[data-preview]");
const frame = pane.querySelector("iframe");
const toggles = document.querySelectorAll("[data-preview-toggle]");
const roomy = matchMedia("(width >= 1100px)");
const address = frame.dataset.src;

function remember(open) {
  try {
    localStorage.setItem("relais:preview", open ? "1" : "");
  } catch {
    // Then it is closed again next time.
  }
}

function remembered() {
  try {
    return localStorage.getItem("relais:preview") === "1";
  } catch {
    return false;
  }
}

// Only the text is of interest here, and its links lead elsewhere.
function dress() {
  const page = frame.contentDocument;
  if (!page?.body) return;
  for (const part of page.querySelectorAll(".masthead, .colophon, .skip")) part.hidden = true;
  for (const link of page.querySelectorAll("a[href]:not([href^='#'])")) link.target = "_blank";
}

// New text takes the old one's place: nothing flashes and the reader's place is kept.
async function renew() {
  if (!pane.open) return;
  const main = frame.contentDocument?.querySelector("main");
  if (!frame.src || !main) {
    frame.src = address;
    return;
  }
  const answer = await fetch(address, { redirect: "manual", credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (!fresh) return;
  const { scrollX, scrollY } = frame.contentWindow;
  main.replaceWith(fresh);
  dress();
  frame.contentWindow.scrollTo(scrollX, scrollY);
}

// The columns change: what one was looking at stays where it was.
function steady(change) {
  const sections = [...document.querySelectorAll(".edit-section")];
  const anchor = document.activeElement.closest(".edit-section") ?? sections.find((section) => section.getBoundingClientRect().bottom > 0);
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor && scrollY) scrollBy(0, anchor.getBoundingClientRect().top - before);
}

function show(open, { focus = true } = {}) {
  if (open === pane.open) return;
  steady(() => {
    if (!open) pane.close();
    // Beside the form it must not take the focus; over it, it must.
    else if (roomy.matches) pane.setAttribute("open", "");
    else pane.showModal();
    document.body.classList.toggle("has-preview", open && roomy.matches);
  });
  for (const toggle of toggles) toggle.setAttribute("aria-pressed", String(open));
  if (open) {
    form.dispatchEvent(new CustomEvent("editor:save"));
    renew();
  } else if (focus) toggles[0]?.focus();
}

frame.addEventListener("load", dress);
form.addEventListener("editor:saved", renew);
pane.addEventListener("close", () => {
  remember(false);
  document.body.classList.remove("has-preview");
  for (const toggle of toggles) toggle.setAttribute("aria-pressed", "false");
});
pane.querySelector("[data-preview-close]").addEventListener("click", () => show(false));
for (const toggle of toggles) {
  toggle.setAttribute("aria-pressed", "false");
  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    if (!pane.open) remember(true);
    show(!pane.open);
  });
}
roomy.addEventListener("change", () => {
  if (!pane.open) return;
  show(false, { focus: false });
  if (roomy.matches) show(true);
});
if (roomy.matches && remembered()) show(true);
