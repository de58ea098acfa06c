// Shows the forms for passkeys where the browser knows them, and has it answer before one is sent. Elsewhere it shows what says so.
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

for (const notice of known ? [] : document.querySelectorAll("[data-no-passkeys]")) {
  notice.hidden = false;
}

for (const form of known ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const failed = form.querySelector(".refusal");
    failed.hidden = true;
    try {
      form.elements.Credential.value = JSON.stringify(await ask(form));
    } catch {
      failed.hidden = false;
      return;
    }
    // Does not come here again: only a person's sending raises the event.
    form.submit();
  });
}

async function ask(form) {
  const token = form.elements.__RequestVerificationToken.value;
  const answer = await fetch(form.dataset.options, { method: "POST", headers: { RequestVerificationToken: token } });
  if (!answer.ok) {
    throw new Error(answer.statusText);
  }
  const options = await answer.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
