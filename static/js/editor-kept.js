// Offers what this device kept and the server never got: shows what differs, takes it or drops it, undoes either.
const words = (text) => text.match(/\s+|[^\s]+/g) ?? [];

const NEAR = 10, MOST = 4_000_000;

// Word by word: [kind, text] with kind "same", "gone" or "come".
function difference(before, after) {
  let a = words(before), b = words(after);
  let head = 0, tail = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const lead = a.slice(0, head), trail = a.slice(a.length - tail);
  a = a.slice(head, a.length - tail);
  b = b.slice(head, b.length - tail);
  const pieces = [["same", lead]];
  const add = (kind, word) => (pieces.at(-1)[0] === kind ? pieces.at(-1)[1].push(word) : pieces.push([kind, [word]]));
  if (a.length * b.length > MOST) {
    pieces.push(["gone", a], ["come", b]);
  } else {
    // Lengths of the longest common run of words from each pair of places on.
    const wide = b.length + 1, longest = new Uint16Array((a.length + 1) * wide);
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) {
        longest[i * wide + j] = a[i] === b[j] ? longest[(i + 1) * wide + j + 1] + 1
          : Math.max(longest[(i + 1) * wide + j], longest[i * wide + j + 1]);
      }
    }
    for (let i = 0, j = 0; i < a.length || j < b.length;) {
      if (i < a.length && j < b.length && a[i] === b[j]) add("same", (j += 1, a[i++]));
      else if (j >= b.length || (i < a.length && longest[(i + 1) * wide + j] >= longest[i * wide + j + 1])) add("gone", a[i++]);
      else add("come", b[j++]);
    }
  }
  pieces.push(["same", trail]);
  return pieces.map(([kind, list], at) => {
    if (kind !== "same" || list.length <= 2 * NEAR + 2) return [kind, list.join("")];
    const start = at ? list.slice(0, NEAR).join("") : "", end = at < pieces.length - 1 ? list.slice(-NEAR).join("") : "";
    return [kind, `${start} … ${end}`];
  });
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function readable(form, entries) {
  const fields = new Map();
  for (const [name, value] of entries) {
    const key = name.replace(/-(?:value|label|note)$/, "");
    const control = [...form.elements].find((one) => one.name === name && one.value === value && one.type === "checkbox");
    const option = form.elements.namedItem(name)?.selectedOptions && [...form.elements.namedItem(name).options].find((one) => one.value === value);
    const shown = control?.closest("label")?.textContent.trim() ?? option?.textContent.trim() ?? value;
    fields.set(key, [...(fields.get(key) ?? []), shown].filter(Boolean));
  }
  return new Map([...fields].map(([name, values]) => [name, values.join(name === "figures" ? " " : ", ")]));
}

export function offer({ kept, strings, form, now, apply, takeUp, labelOf, token, fill }) {
  const place = document.querySelector("[data-kept]");

  function changes(entries) {
    const here = readable(form, entries), there = readable(form, now());
    const list = element("dl", { className: "kept-changes" });
    for (const name of new Set([...there.keys(), ...here.keys()])) {
      const before = there.get(name) ?? "", after = here.get(name) ?? "";
      if (before === after) continue;
      const shown = element("dd", { lang: form.dataset.language });
      for (const [kind, text] of difference(before, after)) {
        if (kind === "gone") shown.append(element("del", { textContent: text, title: strings.there }));
        else if (kind === "come") shown.append(element("ins", { textContent: text, title: strings.here }));
        else shown.append(text);
      }
      list.append(element("dt", { textContent: labelOf(name) }), shown);
    }
    return list;
  }

  function decided(text, undo) {
    const line = element("p", { className: "note", tabIndex: -1 }, element("span", { textContent: text }));
    const button = element("button", { type: "button", className: "button button--quiet", textContent: strings.undo });
    button.addEventListener("click", undo);
    line.append(button);
    place.replaceChildren(line);
    line.focus();
    if (kept.length) show(true);
  }

  function show(more = false) {
    const record = kept.shift();
    if (!record) return;
    const { key, entries, at } = record;
    const language = document.documentElement.lang;
    const when = new Date(at).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
    const box = element("section", { className: "callout kept" });
    box.setAttribute("aria-label", strings.offer);
    const inner = element("div", { className: "stack-close" },
      element("p", { className: "callout-title", textContent: strings.offer }),
      element("p", { textContent: fill(strings.offer_when, { when }) }));
    if (record.token !== token) inner.append(element("p", { textContent: strings.offer_moved }));
    inner.append(changes(entries));
    const take = element("button", { type: "button", className: "button button--primary", textContent: strings.take });
    const drop = element("button", { type: "button", className: "button", textContent: strings.drop });
    const again = () => {
      place.replaceChildren();
      kept.unshift(record);
      show();
    };
    take.addEventListener("click", async () => {
      const before = now();
      await takeUp(entries);
      localStorage.removeItem(key);
      decided(strings.taken, () => {
        localStorage.setItem(key, JSON.stringify({ entries, at, token: record.token }));
        apply(before);
        again();
      });
    });
    drop.addEventListener("click", () => {
      localStorage.removeItem(key);
      decided(strings.dropped, () => {
        localStorage.setItem(key, JSON.stringify({ entries, at, token: record.token }));
        again();
      });
    });
    inner.append(element("p", { className: "cluster" }, take, drop));
    box.append(inner);
    if (more) place.append(box);
    else place.replaceChildren(box);
  }

  show();
  place.scrollIntoView({ block: "nearest" });
}
