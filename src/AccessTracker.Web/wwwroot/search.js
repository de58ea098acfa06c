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
    location.assign(document.querySelector("script[data-search-page]").dataset.searchPage);
  }
});
