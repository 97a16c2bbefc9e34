// The button that goes through the schemes: as the system, light, dark.
const ORDER = ["auto", "light", "dark"];
const root = document.documentElement;
const buttons = document.querySelectorAll("[data-scheme-switch]");

function current() {
  return root.dataset.scheme || "auto";
}

function show() {
  for (const button of buttons) {
    for (const part of button.querySelectorAll("[data-scheme-is]")) {
      part.hidden = part.dataset.schemeIs !== current();
    }
  }
}

function choose(scheme) {
  if (scheme === "auto") delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
  try {
    if (scheme === "auto") localStorage.removeItem("scheme");
    else localStorage.setItem("scheme", scheme);
  } catch {
    // The choice then lasts for this page only.
  }
  show();
}

for (const button of buttons) {
  button.addEventListener("click", () => choose(ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length]));
}
show();
