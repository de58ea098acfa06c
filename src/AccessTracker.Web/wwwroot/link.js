// A one-time link carries its token behind the #, which browsers send to nobody. Puts it into the form and sends that.
function enter() {
  const token = /^#([\w-]{43})$/.exec(location.hash)?.[1];
  const form = document.querySelector("form[data-link]");
  if (token && form) {
    // Neither the history nor a reload shows it again.
    history.replaceState(null, "", location.pathname);
    form.elements.Token.value = token;
    form.requestSubmit();
  } else if (token) {
    // Followed from the page of another link, which the browser takes for a place on the same page.
    location.replace(`${location.pathname}?${location.hash}`);
  }
}

enter();
addEventListener("hashchange", enter);
