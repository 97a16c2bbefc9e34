// Keys for the queue: J and K move, Enter opens, 1 to 9 do the row's deeds. Nothing happens while somebody types.
const list = document.querySelector("[data-queue]");

function rows() {
  return [...list.querySelectorAll(".queue-row")];
}

function move(step) {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
  next?.querySelector(".queue-title a")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function act(number) {
  const row = rows().find((candidate) => candidate.contains(document.activeElement));
  row?.querySelectorAll(".queue-actions a, .queue-actions button")[number - 1]?.click();
}

document.addEventListener("keydown", (event) => {
  if (!list || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (/^[1-9]$/.test(event.key)) act(Number(event.key));
  else return;
  event.preventDefault();
});
