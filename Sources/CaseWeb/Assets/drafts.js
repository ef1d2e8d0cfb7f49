// Keeps what is typed into a form on the server while it is typed. The server decides which fields it keeps.
const waiting = new Map();

const keeps = (field) => field.matches?.("textarea, input[maxlength]:not([type]), input[maxlength][type=text]") &&
  field.form?.method === "post" && !field.form.querySelector("[type=password]");

function save(form, isLast) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const body = new URLSearchParams(new FormData(form));
  body.set("draft_form", new URL(form.action).pathname);
  // What can't be kept stays on the page; the next key tries again.
  fetch("/drafts", { method: "POST", body, keepalive: isLast }).catch(() => {});
}

export function keepDrafts() {
  document.addEventListener("input", ({ target }) => {
    if (!keeps(target)) return;
    clearTimeout(waiting.get(target.form));
    waiting.set(target.form, setTimeout(save, 1000, target.form, false));
  });
  // Sent: the answer says what became of it.
  document.addEventListener("submit", ({ target }) => {
    clearTimeout(waiting.get(target));
    waiting.delete(target);
  });
  const all = () => [...waiting.keys()].forEach((form) => save(form, true));
  addEventListener("pagehide", all);
  document.addEventListener("visibilitychange", () => document.hidden && all());
  document.querySelectorAll(".draft-note").forEach((note) => {
    note.parentElement.querySelectorAll(".outcome").forEach((one) => (one.open = true));
    for (let at = note.parentElement; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  });
}
