// Keys for deciding: 1 to 3 choose. Nothing happens while somebody types.
const form = document.querySelector("[data-decision]");

document.addEventListener("keydown", (event) => {
  if (!form || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("textarea, select, input:not([type=radio])")) return;
  const choice = form.querySelectorAll("input[name=deed]")[Number(event.key) - 1];
  if (!choice) return;
  choice.checked = true;
  choice.focus();
  event.preventDefault();
});
