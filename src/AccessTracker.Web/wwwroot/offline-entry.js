// A page of the entry forms whose line breaks while somebody is at it: what they press is kept on the device instead.
import { DeviceForm } from "./offline-form.js";
import * as key from "./offline-key.js";
import { formAddress, registrations } from "./offline-line.js";
import * as vault from "./offline-vault.js";

/** Offers to keep on the device what the form cannot send. Returns what is shown beside what the form says. */
export function offer(keeper, words) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: words.keepHere, onclick: () => keepHere(keeper, words, button) });
  return button;
}

async function keepHere(keeper, words, button) {
  const found = key.key() ?? (await key.held()) ?? (await askPin(words, button));
  if (!found) {
    return;
  }
  const { form } = keeper;
  const of = await registration(found, form);
  if (!of) {
    button.hidden = true;
    return;
  }
  const entry = new DeviceForm(null, words, found, null, [], () => {});
  Object.assign(entry, { form, title: document.querySelector("h1").textContent.trim(), entry: { of, form: form.dataset.form } });
  if (await entry.keep("waiting", "save")) {
    // What was pressed here may have arrived, its answer lost: sent again from the device it is the same form, and is saved once.
    keeper.end();
    keeper.sealed.forget();
    location.assign(words.device);
  }
}

// Of the operation of that form, and of who fills it in; null: there is none here.
async function registration(found, form) {
  const whose = await vault.digest(form.querySelector("template[data-words]").dataset.person);
  const all = await registrations(found);
  return all.find(({ code, person }) => person === whose && formAddress(form.dataset.address, code, form.dataset.form))?.of ?? null;
}

function askPin(words, beside) {
  const form = document.createElement("span");
  const input = Object.assign(document.createElement("input"), { type: "password", autocomplete: "off" });
  input.setAttribute("aria-label", words.askPin);
  input.placeholder = words.askPin;
  const open = Object.assign(document.createElement("button"), { type: "button", textContent: words.open });
  form.append(" ", input, " ", open);
  beside.after(form);
  input.focus();
  return new Promise(resolve => {
    open.onclick = async () => {
      const remaining = await key.unlock(input.value);
      if (remaining === null) {
        form.remove();
        resolve(key.key());
      } else {
        input.value = "";
        input.placeholder = words.wrong.replace("{0}", remaining);
      }
    };
  });
}
