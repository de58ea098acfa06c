// Words used before, as the reference has them: a text field with a list, in which anything else may be typed too.
import { findWords } from "./entry-find.js";
import { fold } from "./entry-fold.js";
import { known } from "./entry-reference.js";

const fewest = 2;

/** Lists the words of `data-suggests` under the field as it is typed into. Before the reference has come, the browser's own list is there. */
export function asSuggesting(input, keeper) {
  const list = document.createElement("ul");
  let current = -1;
  list.id = `${input.id}-words`;
  list.className = "places";
  list.setAttribute("role", "listbox");
  const label = document.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent.trim() ?? "";
  list.hidden = true;
  input.after(list);
  input.parentElement.classList.add("combo");

  const isReady = () => {
    if (known() && input.hasAttribute("list")) {
      input.removeAttribute("list");
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-expanded", "false");
      input.setAttribute("aria-controls", list.id);
    }
    return !input.hasAttribute("list");
  };
  const words = () => known()?.words[input.dataset.suggests] ?? [];
  isReady();
  document.addEventListener("reference", isReady, { once: true, signal: keeper.listening.signal });
  input.addEventListener("focus", isReady);

  input.addEventListener("input", () => isReady() && show(findWords(words(), input.value).filter(word => word.text !== input.value)));
  input.addEventListener("blur", () => setTimeout(close, 200));
  input.addEventListener("keydown", event => {
    if (!isReady() || event.ctrlKey || event.metaKey) {
      return;
    }
    if (!event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      if (list.hidden) {
        show(input.value ? findWords(words(), input.value) : words().slice(0, 8));
      }
      mark(event.key === "ArrowDown" ? current + 1 : current - 1);
    } else if (event.key === "Enter" && !list.hidden) {
      choose(list.children[current] ?? begun());
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", event => {
    event.preventDefault();
    choose(event.target.closest("li"));
  });

  // A word that is whole already is left as it is: UN may be meant where UN; SARC was written before.
  function begun() {
    const first = list.querySelector("[data-begins]");
    const rest = first && fold(first.dataset.text).startsWith(fold(input.value)) ? first.dataset.text.slice(input.value.trim().length) : "";
    return first && !/^[^\p{L}\p{N}]/u.test(rest) ? first : null;
  }

  function show(found) {
    list.replaceChildren(...found.map((word, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.dataset.text = word.text;
      item.setAttribute("role", "option");
      item.append(Object.assign(document.createElement("bdi"), { textContent: word.label ?? word.text }));
      if (index === 0 && word.begins && input.value.trim().length >= fewest) {
        item.dataset.begins = "true";
      }
      return item;
    }));
    list.hidden = found.length === 0;
    list.setAttribute("aria-label", label);
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
  }

  function mark(index) {
    const { length } = list.children;
    current = index < 0 || length === 0 ? -1 : index % length;
    [...list.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === current)));
    if (current >= 0) {
      input.setAttribute("aria-activedescendant", list.children[current].id);
      list.children[current].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function choose(item) {
    if (item) {
      input.value = item.dataset.text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    close();
  }

  function close() {
    list.hidden = true;
    list.removeAttribute("aria-label");
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
