// What is said and done when what was sent was not taken: the line is down, the server busy, the session over, or it may not be.

/** Why there was no good answer: its status, or else what became of the line. Returns when it is tried again. */
export async function trouble(keeper, status, why) {
  const { words } = keeper;
  const isSealed = await keeper.seal();
  if (isSealed) {
    keeper.name();
  }
  if (status === 400 || status === 401) {
    return status === 400 ? renew(keeper, isSealed) : signedOut(keeper, isSealed, words.out);
  }
  if (status === 403 || status === 404) {
    return stop(keeper, words.denied);
  }
  if (status === 413) {
    return stop(keeper, words.long);
  }
  if (status && ![408, 429, 502, 503, 504].includes(status)) {
    const isPressed = Boolean(keeper.pending);
    stop(keeper, words.failed.replace("{0}", status));
    return isPressed ? "stopped" : "later";
  }

  // What works without a line may have somewhere else to keep it.
  const offers = [];
  if (keeper.pending?.value === "save") {
    document.dispatchEvent(new CustomEvent("entry-waits", { detail: { keeper, offers } }));
  }
  keeper.say(keeper.remembering(why === "hung" ? words.hung : status ? words.busy : words.down), true, offers);
  return "later";
}

/** It is not tried again by itself. */
export function stop(keeper, text) {
  keeper.pending = null;
  keeper.seal();
  keeper.say(text, true);
  return "stopped";
}

// The form's token is of a session that has ended: a new one is asked for, and only taken for the same person.
async function renew(keeper, isSealed) {
  const { form, words } = keeper;
  if (keeper.isRenewed) {
    return stop(keeper, words.failed.replace("{0}", "400"));
  }
  const { answer, body, trouble: why } = await keeper.ask(form.dataset.address, {});
  if (!answer || answer.status >= 500) {
    keeper.say(keeper.remembering(words[why ?? "busy"]), true);
    return "later";
  }
  const read = answer.ok && new DOMParser().parseFromString(body, "text/html").querySelector("form.entry");
  if (!read) {
    return answer.status === 401 || answer.redirected ? signedOut(keeper, isSealed, words.out) : stop(keeper, words.denied);
  }
  if (read.querySelector("template[data-words]").dataset.person !== words.person) {
    return signedOut(keeper, isSealed, words.other);
  }
  keeper.isRenewed = true;
  form.elements.__RequestVerificationToken.value = read.elements.__RequestVerificationToken.value;
  return "again";
}

/** Leads to the sign-in page and back. Where nothing can be sealed, this window stays as it is and another one leads there. */
export function signedOut(keeper, isSealed, text) {
  const { form, words } = keeper;
  const address = new URL(location.href);
  address.searchParams.set("draft", form.elements["entry.id"].value);
  const link = document.createElement("a");
  link.href = `${words.signIn}?ReturnUrl=${encodeURIComponent(address.pathname + address.search)}`;
  link.textContent = words.signInText;
  if (isSealed) {
    const goOn = async event => {
      event.preventDefault();
      keeper.isLeaving = true;
      await keeper.seal();
      location.assign(link.href);
    };
    link.addEventListener("click", goOn);

    // The page is hidden once it is known that its session has ended; the way back is the same.
    document.querySelector("#session-ended a")?.addEventListener("click", goOn, { signal: keeper.listening.signal });
  } else {
    link.target = "_blank";
  }
  keeper.say(keeper.remembering(isSealed && text === words.out ? words.outSealed : text, words.pendingOut), true, [link]);
  return "stopped";
}
