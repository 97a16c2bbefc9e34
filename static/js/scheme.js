// Runs before the first paint: a chosen scheme must not flash the other one, and what needs a script has its place.
document.documentElement.dataset.script = "";
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
} catch {
  // Storage may be closed to us; then the system's scheme holds.
}
