// Works for a form that is open to everybody: looks for a number whose digest, with the form's token, begins with
// enough zero bits. It begins when somebody begins to fill in the form; a form sent before that waits for it.
const encoder = new TextEncoder();
const PIECE = 400;

function zeroBits(bytes) {
  let bits = 0;
  for (const byte of bytes) {
    if (byte === 0) { bits += 8; continue; }
    return bits + Math.clz32(byte) - 24;
  }
  return bits;
}

async function solve(token, wanted) {
  for (let start = 0; ; start += PIECE) {
    const numbers = Array.from({ length: PIECE }, (_each, index) => start + index);
    const digests = await Promise.all(
      numbers.map((number) => crypto.subtle.digest("SHA-256", encoder.encode(`${token}:${number}`))),
    );
    const found = digests.findIndex((digest) => zeroBits(new Uint8Array(digest)) >= wanted);
    if (found >= 0) return numbers[found];
  }
}

for (const token of document.querySelectorAll("input[data-proof]")) {
  const { form } = token;
  const answer = form.elements[token.name.replace("proof_token", "proof_answer")];
  let working = null;
  // Without a secure connection browsers keep their digests to themselves: then the form waits like without a script.
  if (!globalThis.crypto?.subtle || answer.value) continue;
  const begin = () => {
    working ??= solve(token.value, Number(token.dataset.proof)).then((number) => { answer.value = String(number); });
    return working;
  };
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", (event) => {
    if (answer.value) return;
    event.preventDefault();
    const { submitter } = event;
    begin().then(() => form.requestSubmit(submitter));
  });
}
