// Passkeys: turns the server's JSON into what the browser's credential calls take, and their answer back into JSON.
// <form data-passkey="login|get|create" data-passkey-options="id of the JSON">; the answer goes into its field
// "credential", then the form is sent. What can only work with this script stays hidden until it runs.

const toBytes = (text) => {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
};
const toText = (buffer) => {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};
const withBytes = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));

const create = async ({ publicKey: options }, alone) => {
  const selection = { ...options.authenticatorSelection };
  if (alone !== null) {
    selection.residentKey = alone ? "required" : "discouraged";
    selection.requireResidentKey = alone;
    if (alone) selection.userVerification = "required";
  }
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      authenticatorSelection: selection,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
  return {
    type: made.type,
    id: made.id,
    rawId: toText(made.rawId),
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(made.response.clientDataJSON),
      attestationObject: toText(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : [],
    },
  };
};

const get = async ({ publicKey: options }) => {
  const shown = await navigator.credentials.get({
    publicKey: { ...options, challenge: toBytes(options.challenge), allowCredentials: withBytes(options.allowCredentials) },
  });
  const { response } = shown;
  return {
    type: shown.type,
    id: shown.id,
    rawId: toText(shown.rawId),
    authenticatorAttachment: shown.authenticatorAttachment,
    clientExtensionResults: shown.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : null,
    },
  };
};

const optionsOf = async (form) => {
  const place = form.dataset.passkeyOptions;
  if (place) return JSON.parse(document.getElementById(place).textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).request_options;
};

const aloneOf = (form) => {
  const box = form.elements.passwordless;
  return box ? box.checked : null;
};

const connect = (form) => {
  const failed = form.querySelector("[data-passkey-failed]");
  form.hidden = false;
  form.closest("[data-passkey-place]")?.removeAttribute("hidden");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (failed) failed.hidden = true;
    try {
      const options = await optionsOf(form);
      const answer = form.dataset.passkey === "create" ? await create(options, aloneOf(form)) : await get(options);
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch {
      // Given up by the person, refused by the device, or the server was not reached: the same advice helps.
      if (failed) failed.hidden = false;
    }
  });
};

if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll("form[data-passkey]")) connect(form);
}
