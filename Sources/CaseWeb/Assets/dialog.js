// Dialogs made of elements, never of markup.
export function element(name, values = {}, text = "") {
  const made = Object.assign(document.createElement(name), values);
  if (text) made.textContent = text;
  return made;
}

// Opens a dialog that goes away when it is closed; the focus returns to where it was.
export function shown(dialog, first) {
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  first?.focus();
}
