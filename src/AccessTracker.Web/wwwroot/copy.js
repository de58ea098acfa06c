// Puts what is shown once into the clipboard. Where there is none, or it is refused, the text is marked, ready to be copied by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const shown = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(shown.textContent.trim());
      button.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(shown);
      shown.focus();
    }
  });
}
