// Notices what may identify a person: the same rules, read in the same way, as hub.text.privacy on the server.
const STEM = 4, MOST = 200, MOST_TRIES = 1000, LOOK_BACK = 64;
const KINDS = new Set(["name", "permit", "health", "birth", "contact", "address"]);

const wordsOf = (value = "") => [value].flat().join(" ").toLowerCase().split(/\s+/).filter(Boolean);

export function prepare(raw) {
  const expand = (pattern) => pattern.replace(/<([A-Z]+)>/g, (_all, name) => expand(raw.parts[name]));
  const at = (source, flags = "") => source && new RegExp(expand(source), `uy${flags}`);
  const any = (source, flags = "") => source && new RegExp(expand(source), `ug${flags}`);
  const plain = (source, flags = "") => source && new RegExp(expand(source), `u${flags}`);
  const atWords = new Map(), atStems = new Map(), anywhere = [];
  const push = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);
  for (const given of raw.rules) {
    const rule = {
      kind: given.kind, needs: given.needs, cut: given.cut, takeBefore: given.take_before,
      after: at(given.after, given.flags), find: any(given.find, given.flags),
      before: plain(given.before, given.flags), unlessBefore: plain(given.unless_before, given.flags),
      notWords: new Set(wordsOf(given.not_words)),
    };
    for (const word of wordsOf(given.words)) push(atWords, word, rule);
    for (const stem of wordsOf(given.stems)) push(atStems, stem.slice(0, STEM), [stem, rule]);
    if (rule.find) anywhere.push(rule);
  }
  const { names } = raw;
  const sure = new Set(wordsOf(Object.values(names.sure).flat()));
  return {
    atWords, atStems, anywhere, sure, names: new Set([...sure, ...wordsOf(names.common)]),
    word: any(raw.word), sentenceEnd: any(raw.sentence_end), noEnd: plain(raw.no_end), letter: plain("^[<L>0-9]"),
    family: at(names.family), initial: at(names.initial), age: at(names.age),
    notAfter: new Set(wordsOf(names.not_after)), notFamily: new Set(wordsOf(names.not_family)),
  };
}

function matchAt(pattern, text, index) {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function look(text, guard) {
  const seen = [], tries = new Map();

  function take(rule, from, end, hit) {
    let start = from;
    const before = text.slice(Math.max(0, start - LOOK_BACK), start);
    if (rule.unlessBefore?.test(before)) return;
    if (rule.before) {
      const lead = rule.before.exec(before);
      if (!lead) return;
      if (rule.takeBefore) start -= before.length - lead.index;
    }
    if (hit && rule.notWords.size && rule.notWords.has(hit[1].toLowerCase())) return;
    if (rule.cut && hit) start = end - hit[1].length;
    while (start < end && " ,(".includes(text[start])) start += 1;
    seen.push({ kind: rule.kind, start, end, needs: rule.needs });
  }

  function tryAt(rule, start, end) {
    const tried = tries.get(rule) ?? 0;
    if (tried >= MOST_TRIES) return;
    tries.set(rule, tried + 1);
    const hit = rule.after && matchAt(rule.after, text, end);
    if (rule.after && !hit) return;
    take(rule, start, hit ? end + hit[0].length : end, hit);
  }

  // A given name: with a family name, an initial or an age it is somebody; an uncommon word is so alone.
  function tryName(low, start, end) {
    let whole = end;
    for (let again = 0; again < 3; again += 1) {
      const family = matchAt(guard.family, text, whole);
      if (!family || guard.notFamily.has(family[1].toLowerCase())) break;
      whole += family[0].length;
    }
    const age = matchAt(guard.age, text, whole);
    if (age) {
      seen.push({ kind: "name", start, end: whole + age[0].length, strong: true });
      return;
    }
    if (whole === end) whole += matchAt(guard.initial, text, end)?.[0].length ?? 0;
    if (whole > end || guard.sure.has(low)) seen.push({ kind: "name", start, end: whole });
  }

  let previous = "", previousEnd = -1, names = 0;
  for (const found of text.matchAll(guard.word)) {
    const word = found[0], low = word.toLowerCase(), start = found.index, end = start + word.length;
    for (const rule of guard.atWords.get(low) ?? []) tryAt(rule, start, end);
    const stemmed = guard.atStems.get(low.slice(0, STEM))?.find(([stem]) => low.startsWith(stem));
    if (stemmed) tryAt(stemmed[1], start, end);
    if (word[0] !== low[0] && names < MOST_TRIES && guard.names.has(low)) {
      names += 1;
      const follows = start - previousEnd <= 2 && guard.notAfter.has(previous);
      if (!follows && (word.slice(1) === low.slice(1) || word.length > 3)) tryName(low, start, end);
    }
    previous = low;
    previousEnd = end;
  }
  for (const rule of guard.anywhere) {
    let tried = 0;
    for (const hit of text.matchAll(rule.find)) {
      if ((tried += 1) > MOST_TRIES) break;
      const start = hit.index;
      if (start && guard.letter.test(text[start - 1]) && guard.letter.test(text[start])) continue;
      take(rule, start, start + hit[0].length, hit);
    }
  }
  return seen;
}

function sentenceStarts(text, guard) {
  const starts = [0];
  for (const found of text.matchAll(guard.sentenceEnd)) {
    const start = found.index;
    if (text[start] !== "." || !guard.noEnd.test(text.slice(Math.max(0, start - 6), start))) {
      starts.push(start + found[0].length);
    }
  }
  return starts;
}

function sentenceOf(starts, index) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

// What counts only in a sentence about one person stays out where there is none.
function ofPersons(seen, starts) {
  const signs = new Map();
  for (const { kind, start, needs } of seen) {
    if (needs) continue;
    const sentence = sentenceOf(starts, start);
    signs.set(sentence, (signs.get(sentence) ?? new Set()).add(kind));
  }
  return seen.filter(({ kind, start, needs }) => {
    if (!KINDS.has(kind)) return false;
    const here = needs && (signs.get(sentenceOf(starts, start)) ?? new Set());
    return !needs || here.has("age") || here.has("person") || here.has("name")
      || (here.has("someone") && !here.has("general"));
  });
}

// Returns [{kind, start, end, excerpt}], in order, none overlapping another; positions are those of `given` in NFC.
export function findPrivate(guard, given, { expectContact = false } = {}) {
  const text = given.normalize("NFC");
  let seen = ofPersons(look(text, guard), sentenceStarts(text, guard));
  if (expectContact) seen = seen.filter(({ kind, strong }) => strong || !["name", "contact", "address"].includes(kind));
  seen.sort((a, b) => a.start - b.start || b.end - a.end);
  const findings = [];
  for (const { kind, start, end } of seen) {
    if (findings.length === MOST) break;
    if (findings.length && start < findings.at(-1).end) continue;
    findings.push({ kind, start, end, excerpt: text.slice(start, end) });
  }
  return findings;
}
