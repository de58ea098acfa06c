// The connection of a page with a circuit: opens it, says when it is lost, brings the page back by itself, and loses nothing that was typed.
const notice = document.getElementById("components-reconnect-modal");
const trouble = document.getElementById("blazor-error-ui");
const whose = document.querySelector("script[data-session]")?.dataset.session;
const place = `typed ${location.pathname}`;
const lately = 30000;
const typed = new Set();
let showing = 0;
let isOther = false;
let turn = 0;

// What is kept is sealed with what only pages of this session know: who sits down at the desk after it finds nothing that can be read. The tools
// are fetched now, for without a line they cannot be.
const tools = import("./entry-tab.js").catch(() => null);
const sealKey = whose && globalThis.crypto?.subtle
  ? crypto.subtle.digest("SHA-256", new TextEncoder().encode(`typed ${whose}`))
    .then((digest) => crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]))
  : Promise.resolve(null);

addEventListener("input", (event) => {
  const field = event.target;
  const isText = field.matches?.("input:not([type=password], [type=file], [type=hidden]), textarea, select");
  if (isText && !field.closest("form.entry")) typed.add(field);
}, true);

const isTick = (field) => field.type === "checkbox" || field.type === "radio";
const labelOf = (field) => field.name || field.getAttribute("aria-label") || field.labels?.[0]?.textContent.trim() || field.placeholder || "";
const alike = (label) => [...document.querySelectorAll("input, textarea, select")].filter((field) => labelOf(field) === label);

function tell(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

// What was typed while nobody heard it is said once more.
function tellAgain() {
  [...typed].filter((field) => field.isConnected).forEach(tell);
}

// For the page that comes in the place of this one. A field is known by its label, and by which of that label it is. Ticks are not kept: the rows
// may stand in another order then, and a tick in the wrong row is acted upon unseen.
async function keep() {
  const fields = [...typed].filter((field) => field.isConnected && !isTick(field))
    .map((field) => ({ label: labelOf(field), index: alike(labelOf(field)).indexOf(field), value: field.value }));
  if (fields.length === 0) return;
  turn += 1;
  const own = turn;
  try {
    const [tool, key] = await Promise.all([tools, sealKey]);
    if (!tool || !key) return;
    const sealed = await tool.sealWith(key, JSON.stringify(fields));
    if (own === turn) sessionStorage.setItem(place, JSON.stringify(sealed));
  } catch {
    // A browser that seals or stores nothing keeps nothing.
  }
}

function forget() {
  turn += 1;
  sessionStorage.removeItem(place);
}

// What was kept, if it was in this session; else nothing.
async function kept() {
  const sealed = sessionStorage.getItem(place);
  forget();
  if (!sealed) return [];
  try {
    const [tool, key] = await Promise.all([tools, sealKey]);
    return JSON.parse(await tool.openWith(key, JSON.parse(sealed)));
  } catch {
    return [];
  }
}

function put({ label, index, value }) {
  const field = alike(label)[index];
  if (!field) return false;
  if (!isTick(field) && field.value !== value) {
    field.value = value;
    typed.add(field);
    tell(field);
  }
  return true;
}

// Puts back what was kept, as soon as its fields are there and are heard.
async function putBack() {
  let left = await kept();
  const look = () => {
    if (document.querySelector("[data-alive]")) left = left.filter((field) => !put(field));
    if (left.length === 0) watch.disconnect();
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-alive"] });
  setTimeout(() => watch.disconnect(), lately);
  look();
}

// The server knows the page no more: it has begun anew, or has waited too long. Not twice in a row: what ends at once would end again.
async function begin() {
  const isAgain = Date.now() - Number(sessionStorage.getItem("begun") ?? 0) < lately;
  if (!isAgain) sessionStorage.setItem("begun", String(Date.now()));
  await keep();
  if (!isAgain) location.reload();
  else if (!notice.open) notice.showModal();
}

notice.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
  if (state === "show") {
    // A moment without a line is nobody's concern.
    showing ||= setTimeout(() => notice.open || notice.showModal(), 1500);
    keep();
  } else if (state === "hide") {
    clearTimeout(showing);
    showing = 0;
    notice.close();
    trouble.style.display = "none";
    if (isOther) {
      isOther = false;
      typed.clear();
      setTimeout(putBack);
    } else {
      forget();
      tellAgain();
    }
  } else if (state === "rejected" || state === "resume-failed" || state === "failed") {
    begin();
  }
});

// The notice stays until the line is there: behind it nothing that is done would be heard.
notice.addEventListener("cancel", (event) => event.preventDefault());

// The framework shows it where the circuit has ended, or could not be opened; why, the server says.
new MutationObserver(async () => {
  if (trouble.style.display !== "block") return;
  keep();
  if (document.querySelector("[data-alive]")) return;
  const answer = await fetch("_blazor", { method: "POST" }).catch(() => null);
  if (answer?.status === 429) trouble.querySelector("p").textContent = await answer.text();
}).observe(trouble, { attributes: true, attributeFilter: ["style"] });

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: Infinity, retryIntervalMilliseconds: (before) => [0, 1000, 2000, 3000][before] ?? 5000 },
    configureSignalR: (connection) => connection.withServerTimeout(60000),
    circuitHandlers: [{ onCircuitClosed: () => { isOther = true; } }],
  },
});
putBack();
