// What every page does for who signed in. It empties itself when its session has ended, whether here, in another tab or elsewhere: what somebody
// read is not for who sits down next. And a key leads to the search.
const own = document.querySelector("script[data-session]").dataset;
const every = 20000;
let asking = false;

// A form keeps what was typed, unseen: it is there again when the same person has signed in, in another tab.
function hide(isEnded) {
  document.documentElement.classList.toggle("ended", isEnded);
  const notice = document.getElementById("session-ended");
  notice.hidden = !isEnded;
  if (isEnded) {
    notice.focus();
  }
}

// What a desk has kept for a page that comes in the place of another (circuit.js): it is for no other session.
function forget() {
  try {
    Object.keys(sessionStorage).filter(name => name.startsWith("typed ")).forEach(name => sessionStorage.removeItem(name));
  } catch {
    // A browser that stores nothing has nothing to forget.
  }
}

function end() {
  forget();
  if (document.querySelector("form.entry")) {
    hide(true);
  } else {
    location.replace(`${own.signIn}?ReturnUrl=${encodeURIComponent(location.pathname + location.search)}`);
  }
}

async function ask() {
  if (asking) {
    return;
  }
  asking = true;
  try {
    const answer = await fetch(own.ask, { headers: { "X-Session": own.session }, cache: "no-store", redirect: "error" });
    if (answer.status === 401) {
      end();
    } else if (answer.status === 409 && !document.querySelector("form.entry")) {
      // The same person in another session, perhaps with other rights.
      forget();
      location.reload();
    } else if (answer.ok || answer.status === 409) {
      hide(false);
    }
  } catch {
    // The line is down: nobody can say, and the page is all that there is to work with.
  } finally {
    asking = false;
    document.documentElement.classList.remove("asking");
  }
}

setInterval(ask, every);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
window.addEventListener("focus", ask);

// Back to a page that the browser had put aside: nothing of it is seen before it is known whose it is.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    document.documentElement.classList.add("asking");
    ask();
  }
});

// Signing out, here or everywhere.
document.addEventListener("submit", ({ target }) => {
  if (target.matches("form.person") || target.querySelector("[name=_handler][value=end-all]")) {
    forget();
  }
});

// Where somebody enters without a line, what waits on the device is told in the head, and leaving empties it.
if (localStorage.getItem("device")) {
  const device = import(own.device);
  document.addEventListener("submit", async event => {
    const form = event.target;
    if (form.matches("form.person") && !form.dataset.leaves) {
      event.preventDefault();
      if (await (await device).leave()) {
        form.dataset.leaves = "true";
        form.submit();
      }
    }
  });
}

// A slash, or Ctrl+K, goes to the search: to the field on this page where there is one to be seen, else to the page of its own.
addEventListener("keydown", event => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  const asks = (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey)
    || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
  if (!asks) {
    return;
  }

  event.preventDefault();
  const field = [...document.querySelectorAll("input[data-search]")].find(f => f.offsetParent !== null);
  if (field) {
    field.select();
  } else {
    location.assign(own.search);
  }
});
