// Three small things: a link into a closed <details> opens it, errors take the focus, dialogs open over the page.
function openAround(id) {
  const target = id && document.getElementById(id);
  for (let box = target?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  return target;
}

function followHash() {
  openAround(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

addEventListener("hashchange", followHash);
if (location.hash.length > 1) followHash();

document.querySelector("[data-error-summary]")?.focus();

// A link with data-dialog leads to a page that asks the same question where there is no script.
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.closest?.("[data-dialog-close]")) {
    event.preventDefault();
    event.target.closest("dialog")?.close();
  }
});
