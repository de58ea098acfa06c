// A one-time link carries its token behind the #, which browsers send to nobody. Puts it into the form and sends that.
const form = document.querySelector("form[data-link]");
const token = location.hash.slice(1);

if (form && token) {
  // Neither the history nor a reload shows it again.
  history.replaceState(null, "", location.pathname);
  form.elements.Token.value = token;
  form.requestSubmit();
}
