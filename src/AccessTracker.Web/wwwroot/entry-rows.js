// Rows of a form, and its days.

/** Adds a row after the others, and returns it. */
export function addRow(form, rows, dress, number) {
  const template = form.querySelector(`template[data-row="${rows}"]`);
  const list = form.querySelector(`[data-rows="${rows}"]`);
  if (!template || !list) {
    return null;
  }
  const next = number ?? 1 + Math.max(0, ...[...list.children].map(row => Number(row.id.split(".").pop())));
  const holder = document.createElement("div");
  holder.innerHTML = template.innerHTML.replaceAll("__n__", String(next));
  const row = holder.firstElementChild;
  const digits = [...String(next)].map(digit => template.dataset.digits[digit]).join("");
  row.setAttribute("aria-label", row.getAttribute("aria-label").replaceAll(String(next), digits));
  list.append(row);
  dress(row);
  return row;
}

/** The rows are sent in the order in which they stand. */
export function moveRow(name, direction) {
  const row = document.getElementById(`row-${name}`);
  if (direction === "up") {
    row?.previousElementSibling?.before(row);
  } else {
    row?.nextElementSibling?.after(row);
  }
}

export function watchRows(form, words, dress) {
  // A row is always waiting below the one that is being filled in.
  form.addEventListener("input", event => {
    const list = event.target.closest("[data-rows][data-grows]");
    if (list && list.lastElementChild?.contains(event.target)) {
      addRow(form, list.dataset.rows, dress);
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

  form.addEventListener("change", event => {
    const { forAll, rowsOf, tickAll } = event.target.dataset;
    if (forAll && event.target.value) {
      // One value for all rows.
      form.querySelectorAll(`[name^="${rowsOf}."][name$=".${forAll}"]`).forEach(one => { one.value = event.target.value; });
    }
    if (tickAll) {
      // All of a list with one tick.
      form.querySelectorAll(`input[type=checkbox][name^="${tickAll}."]`).forEach(one => { one.checked = event.target.checked; });
    }
  });

  // What counts from a day follows it.
  form.querySelectorAll("[data-due-after]").forEach(hint => {
    let wait = 0;
    document.getElementById(hint.dataset.dueAfter)?.addEventListener("input", event => {
      clearTimeout(wait);
      wait = setTimeout(async () => {
        const typed = event.target.value;
        try {
          const answer = await fetch(`${words.days}?text=${encodeURIComponent(typed)}`, { redirect: "error" });
          const { due } = await answer.json();
          if (typed === event.target.value) {
            hint.textContent = due;
          }
        } catch {
          // The hint stays; the day is reckoned when the form is sent.
        }
      }, 250);
    });
  });
}

/** Days: the typed field is the one that is sent, and the picker writes into it as people write days. */
export function asPicker(picker, words) {
  const field = document.getElementById(picker.dataset.picks);
  picker.hidden = false;
  picker.addEventListener("change", () => {
    if (picker.value) {
      const [year, month, day] = picker.value.split("-");
      field.value = `${Number(day)} ${words.months.split(",")[Number(month) - 1]} ${year}`;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    }
  });
}

/** Puts back what had stood in the form. */
export function fill(form, entries, dress) {
  const fields = entries.filter(([name]) => !name.startsWith("entry.") && !name.startsWith("_"));
  for (const list of form.querySelectorAll("[data-rows]")) {
    const numbers = [...new Set(fields.map(([name]) => name.match(`^${list.dataset.rows}\\.(\\d+)\\.`)?.[1]).filter(Boolean))];
    for (const row of [...list.children]) {
      if (!numbers.includes(row.id.split(".").pop())) {
        row.remove();
      }
    }
    for (const number of numbers) {
      list.append(document.getElementById(`row-${list.dataset.rows}.${number}`) ?? addRow(form, list.dataset.rows, dress, number));
    }
  }
  const names = new Set(fields.map(([name]) => name));
  for (const box of form.querySelectorAll("input[type=checkbox][name], input[type=radio][name]")) {
    if (!box.name.startsWith("entry.")) {
      box.checked = names.has(box.name) && fields.some(([name, value]) => name === box.name && value === box.value);
    }
  }
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field && !(field instanceof RadioNodeList) && field.type !== "checkbox" && field.type !== "radio") {
      field.value = value;
    }
  }
}
