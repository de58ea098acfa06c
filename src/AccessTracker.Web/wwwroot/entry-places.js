import { known } from "./entry-reference.js";

const fewest = 2;

// Places: a text field with a list, as the ARIA practices have it. Only what names one place in full is taken without being chosen.
export function asCombobox(input, form, words, keeper) {
  const box = input.closest(".place");
  const named = box.querySelector(`[name="${CSS.escape(input.name)}.named"]`);
  const code = box.querySelector(`input[type=hidden][name="${CSS.escape(input.name)}.code"]`);
  const chosen = box.querySelector("[data-chosen]");
  const list = document.createElement("ul");
  let asking = null;
  let answered = null;
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

  const text = () => input.value.trim();
  // What is listed is about what stands there now.
  const isCurrent = () => !list.hidden && answered === text();
  // The first of those that begin with what was typed is taken with Enter: two letters are enough to see which it is.
  const begun = () => isCurrent() && text().length >= fewest && list.firstElementChild?.dataset.begins ? list.firstElementChild : undefined;
  const exact = () => isCurrent() ? [...list.children].find(one => one.dataset.exact === "true") : undefined;

  input.addEventListener("input", () => {
    if (code && named.value !== input.value) {
      code.value = "";
      chosen.textContent = "";
    }
    mark(null);
    asking?.abort();
    clearTimeout(wait);
    if (known()) {
      // At once: Enter may be the next key.
      ask();
    } else {
      wait = setTimeout(() => ask(), 150);
    }
  });
  input.addEventListener("blur", () => {
    clearTimeout(wait);
    if (answered === text()) {
      take(exact());
    } else if (code && !code.value) {
      ask();
    }
    setTimeout(close, 200);
  });
  input.addEventListener("keydown", event => {
    const isOpen = !list.hidden;
    if (!event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      if (isCurrent()) {
        mark(event.key === "ArrowDown" ? current + 1 : current < 0 ? -1 : current - 1);
      } else {
        clearTimeout(wait);
        ask(true);
      }
    } else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey) {
      const item = isCurrent() && current >= 0 ? list.children[current] : exact() ?? (event.key === "Enter" ? begun() : undefined);
      if (item) {
        // Chosen with the arrows it stays, to be looked at; what was typed in full is left for the next field, as by Tab.
        if (event.key === "Enter" && current >= 0) {
          event.preventDefault();
        }
        choose(item);
      } else if (event.key === "Enter" && isOpen && !isCurrent()) {
        // What is listed is about what stood there before: the answer about this is taken when it comes.
        close();
      } else if (event.key === "Enter" && isOpen) {
        event.preventDefault();
      }
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", event => {
    const option = event.target.closest("li[data-code]");
    if (option && isCurrent()) {
      event.preventDefault();
      choose(option);
    }
  });

  async function ask(isWanted = false) {
    const asked = text();
    asking?.abort();
    if (asked.length === 0) {
      close();
      return;
    }
    const mine = asking = new AbortController();
    let places = known()?.places.find(asked);
    if (!places) {
      try {
        const answer = await fetch(`${words.places}?q=${encodeURIComponent(asked)}`, { redirect: "error", signal: mine.signal });
        places = answer.ok ? await answer.json() : [];
      } catch {
        return;
      }
    }
    // A late answer is about something that no longer stands there.
    if (mine !== asking || asked !== text()) {
      return;
    }
    answered = asked;
    list.replaceChildren(...places.map(option));
    if (document.activeElement !== input) {
      take([...list.children].find(one => one.dataset.exact === "true"));
      return;
    }
    list.hidden = places.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (code && !code.value) {
      chosen.textContent = places.length === 0 ? words.none : "";
    }
    mark(isWanted ? 0 : null);
  }

  // Named in full by somebody who has gone on already: understood, and left in their words.
  function take(item) {
    if (item && code && !code.value) {
      named.value = input.value;
      code.value = item.dataset.code;
      chosen.textContent = item.dataset.line;
      keeper.changed(input.name);
    }
  }

  function option(place, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.dataset.code = place.code;
    item.dataset.name = place.name;
    item.dataset.line = place.line;
    item.dataset.exact = String(place.exact);
    if (place.begins && index === 0 && answered.length >= fewest) {
      item.dataset.begins = "true";
    }
    item.setAttribute("role", "option");
    const parts = [
      [place.name, "", place.language], [place.other, "other-name", place.otherLanguage], [place.line, "line", null],
    ];
    for (const [said, className, language] of parts) {
      if (said) {
        const part = document.createElement(className === "line" ? "small" : "bdi");
        part.className = className;
        part.textContent = said;
        if (language) {
          part.lang = language;
        }
        item.append(part, " ");
      }
    }
    return item;
  }

  // Nothing is marked before somebody goes there; after the last comes the first.
  function mark(index) {
    const options = list.children;
    current = index === null || options.length === 0 ? -1 : (index + options.length) % options.length;
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
    keeper.changed(input.name);
  }

  function close() {
    asking = document.activeElement === input ? null : asking;
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
