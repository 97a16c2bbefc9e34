// Pictures and files of a post, while it is written: chosen, dropped or pasted, they go up at once, each with its progress.
const part = document.querySelector("[data-attaching]");
const form = part?.closest("form");

function tell(text) {
  part.querySelector(".attaching-status").textContent = text ?? "";
}

function row(file) {
  const made = part.querySelector("template").content.firstElementChild.cloneNode(true);
  made.querySelector("[data-name]").textContent = file.name;
  part.querySelector(".attached-list").append(made);
  return made;
}

// fetch tells nothing of how far an upload is.
function send(file, coming) {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "key", "post"]) {
    if (form.elements[name]) body.set(name, form.elements[name].value);
  }
  body.set("file", file, file.name);
  const bar = coming.querySelector("progress");
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.attach);
    request.upload.addEventListener("progress", (event) => { bar.value = event.lengthComputable ? 100 * event.loaded / event.total : 0; });
    request.addEventListener("loadend", () => done(request));
    request.send(body);
  });
}

async function add(file) {
  const coming = row(file);
  const answer = await send(file, coming);
  if (answer.status === 201) {
    const fresh = new DOMParser().parseFromString(answer.responseText, "text/html").querySelector("li");
    coming.replaceWith(fresh);
    // With the files the draft holds something to come back to.
    form.elements.text.dispatchEvent(new CustomEvent("relais:keep"));
    return fresh;
  }
  coming.querySelector("progress").remove();
  const why = coming.querySelector("[data-why]");
  const said = (answer.getResponseHeader("Content-Type") ?? "").startsWith("text/plain") ? answer.responseText : part.dataset.offline;
  why.textContent = said;
  why.hidden = false;
  return null;
}

async function addAll(files) {
  let last = null;
  for (const file of files) last = await add(file) ?? last;
  last?.querySelector("input[type=text]")?.focus();
}

async function remove(button) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(button.dataset.url, { method: "POST", body }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  if (!answer?.ok && answer?.status !== 404) {
    tell(part.dataset.offline);
    return;
  }
  button.closest("li").remove();
  tell(told?.message);
  part.querySelector("input[type=file]").focus();
}

if (part) {
  part.querySelector("[data-no-script]").hidden = true;
  part.querySelector("[data-with-script]").hidden = false;
  const chooser = part.querySelector("input[type=file]");
  chooser.addEventListener("change", async () => {
    const files = [...chooser.files];
    // They go up on their own: with the form they would go up a second time.
    chooser.value = "";
    await addAll(files);
  });
  part.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=detach]");
    if (!button) return;
    event.preventDefault();
    remove(button);
  });
  form.elements.text.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    // What a word processor copies brings a picture of the words along.
    if (!files.length || event.clipboardData.getData("text/plain")) return;
    event.preventDefault();
    addAll(files);
  });
  for (const name of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      part.classList.toggle("is-over", name === "dragover");
      if (name === "drop") addAll([...event.dataTransfer.files]);
    });
  }
}
