// Keeps what is typed into a form as a draft, lists places, adds rows. Without it the form is sent as it stands.
const form = document.querySelector("form.entry");
const state = form.querySelector("[data-state]");
const revision = form.elements["entry.revision"];
const pause = 700;
const retryAfter = 5000;
let timer = 0;
let changes = 0;
let kept = 0;
let keeping = null;

function say(text, isBad = false) {
  state.textContent = text;
  state.classList.toggle("bad", isBad);
}

function changed() {
  changes++;
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

// One at a time and in order: a slow answer must not be taken for a newer one.
async function keep() {
  clearTimeout(timer);
  while (keeping) {
    await keeping;
  }
  if (kept === changes) {
    return true;
  }
  keeping = send();
  const isKept = await keeping;
  keeping = null;
  return isKept;
}

async function send() {
  const now = changes;
  const data = new FormData(form);
  data.set("entry.form", form.dataset.form);
  data.set("entry.key", form.dataset.key ?? "");
  data.delete("entry.action");
  say(form.dataset.saving);
  let answer;
  try {
    answer = await fetch(form.dataset.entry, { method: "POST", body: data, redirect: "error" });
  } catch {
    return later(form.dataset.down);
  }
  if (answer.status === 409) {
    say(form.dataset.elsewhere, true);
    return false;
  }
  if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
    return later(form.dataset.out);
  }
  if (!answer.ok) {
    return later(form.dataset.down);
  }
  const saved = await answer.json();
  revision.value = saved.revision;
  kept = now;
  say(`${form.dataset.saved} ${saved.at}`);
  const address = `${form.dataset.address}?draft=${encodeURIComponent(form.elements["entry.id"].value)}`;
  if (location.pathname + location.search !== address) {
    history.replaceState(null, "", address);
  }
  return true;
}

function later(text) {
  say(text, true);
  timer = setTimeout(keep, retryAfter);
  return false;
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
window.addEventListener("online", keep);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());

// What is sent is kept first: if the line breaks on the way, it is here, and there.
form.addEventListener("submit", async event => {
  const action = event.submitter?.value ?? "save";
  if (form.dataset.isSent) {
    return;
  }
  event.preventDefault();
  if (action.startsWith("add:")) {
    addRow(action.slice(4), true);
    return;
  }
  if (action.startsWith("remove:")) {
    document.getElementById(`row-${action.slice(7)}`)?.remove();
    changed();
    return;
  }
  changes++;
  if (action === "discard" || await keep()) {
    form.dataset.isSent = "true";
    say(form.dataset.sent);
    form.requestSubmit(event.submitter);
  }
});
window.addEventListener("pageshow", () => delete form.dataset.isSent);

// Rows
function addRow(rows, isFocused) {
  const template = document.querySelector(`template[data-row="${rows}"]`);
  const list = document.querySelector(`[data-rows="${rows}"]`);
  const next = 1 + Math.max(0, ...[...list.children].map(row => Number(row.id.split(".").pop())));
  const holder = document.createElement("div");
  holder.innerHTML = template.innerHTML.replaceAll("__n__", String(next));
  const row = holder.firstElementChild;
  list.append(row);
  row.querySelectorAll("[data-place]").forEach(asCombobox);
  row.querySelectorAll("[data-picks]").forEach(asPicker);
  if (isFocused) {
    row.querySelector("input:not([type=hidden]), select")?.focus();
  }
}

// A row is always waiting below the one that is being filled in.
form.addEventListener("input", event => {
  const list = event.target.closest("[data-rows][data-grows]");
  if (list && list.lastElementChild?.contains(event.target)) {
    addRow(list.dataset.rows, false);
  }
});

// One value for all rows.
form.addEventListener("change", event => {
  const field = event.target.dataset.forAll;
  if (field && event.target.value) {
    form.querySelectorAll(`[name^="${event.target.dataset.rowsOf}."][name$=".${field}"]`).forEach(one => { one.value = event.target.value; });
  }
});

// All of a list with one tick.
form.addEventListener("change", event => {
  const rows = event.target.dataset.tickAll;
  if (rows) {
    form.querySelectorAll(`input[type=checkbox][name^="${rows}."]`).forEach(one => { one.checked = event.target.checked; });
  }
});

// Whoever says something of one line means that line; the server reads it so too.
form.addEventListener("input", event => {
  const line = event.target.closest(".lines .line");
  const tick = line?.querySelector("input[type=checkbox]");
  if (tick && event.target !== tick && event.target.value) {
    tick.checked = true;
  }
});

// Days: the typed field is the one that is sent.
function asPicker(picker) {
  const field = document.getElementById(picker.dataset.picks);
  picker.hidden = false;
  picker.addEventListener("change", () => {
    if (picker.value) {
      field.value = picker.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    }
  });
}
document.querySelectorAll("[data-picks]").forEach(asPicker);

// Places: a text field with a list, as the ARIA practices have it.
function asCombobox(input) {
  const box = input.closest(".place");
  const named = box.querySelector(`[name="${CSS.escape(input.name)}.named"]`);
  const code = box.querySelector(`input[type=hidden][name="${CSS.escape(input.name)}.code"]`);
  const chosen = box.querySelector("[data-chosen]");
  const list = document.createElement("ul");
  let asked = 0;
  let current = -1;
  let wait = 0;
  list.id = `${input.id}-places`;
  list.className = "places";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.querySelector("label").textContent.trim());
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  input.addEventListener("input", () => {
    if (code && named.value !== input.value) {
      code.value = "";
      chosen.textContent = "";
    }
    clearTimeout(wait);
    wait = setTimeout(ask, 150);
  });
  input.addEventListener("blur", () => setTimeout(close, 200));
  input.addEventListener("keydown", event => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) {
        mark(current + (event.key === "ArrowDown" ? 1 : -1));
      } else {
        ask();
      }
    } else if (event.key === "Enter" && isOpen && current >= 0) {
      event.preventDefault();
      choose(list.children[current]);
    } else if (event.key === "Tab" && isOpen && current >= 0) {
      choose(list.children[current]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", event => {
    const option = event.target.closest("li[data-code]");
    if (option) {
      event.preventDefault();
      choose(option);
    }
  });

  async function ask() {
    const mine = ++asked;
    const text = input.value.trim();
    if (text.length === 0) {
      close();
      return;
    }
    let places;
    try {
      const answer = await fetch(`${form.dataset.places}?q=${encodeURIComponent(text)}`, { redirect: "error" });
      places = answer.ok ? await answer.json() : [];
    } catch {
      return;
    }
    if (mine !== asked || document.activeElement !== input) {
      return;
    }
    list.replaceChildren(...places.map((place, index) => option(place, index)));
    list.hidden = places.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (code) {
      chosen.textContent = places.length === 0 ? form.dataset.none : "";
    }
    mark(places.length > 0 ? 0 : -1);
  }

  function option(place, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.dataset.code = place.code;
    item.dataset.name = place.name;
    item.dataset.line = place.line;
    item.setAttribute("role", "option");
    for (const [text, className] of [[place.name, ""], [place.ar, "arabic"], [place.line, "line"]]) {
      if (text) {
        const part = document.createElement(className === "line" ? "small" : "bdi");
        part.className = className;
        part.textContent = text;
        item.append(part, " ");
      }
    }
    return item;
  }

  function mark(index) {
    const options = list.children;
    current = options.length === 0 ? -1 : (index + options.length) % options.length;
    [...options].forEach((one, i) => one.setAttribute("aria-selected", String(i === current)));
    if (current >= 0) {
      input.setAttribute("aria-activedescendant", options[current].id);
      options[current].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function choose(item) {
    input.value = item.dataset.name;
    named.value = item.dataset.name;
    const radio = box.querySelector(`input[type=radio][value="${CSS.escape(item.dataset.code)}"]`);
    if (code) {
      code.value = item.dataset.code;
      chosen.textContent = item.dataset.line;
    } else if (radio) {
      radio.checked = true;
    } else {
      // The list of what may be meant is no longer about what stands there.
      input.value = item.dataset.code;
    }
    close();
    changed();
  }

  function close() {
    asked++;
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
form.querySelectorAll("[data-place]").forEach(asCombobox);

// From what is wrong to the field, without leaving the page.
form.addEventListener("click", event => {
  const to = event.target.closest("a[data-to]")?.dataset.to;
  const field = to && document.getElementById(to);
  if (field) {
    event.preventDefault();
    field.focus();
  }
});
(form.querySelector("[data-focus]") ?? form.querySelector("[data-first]"))?.focus();
