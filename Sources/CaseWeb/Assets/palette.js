// The command palette: a combobox in a dialog. The server answers; what was typed goes in a body, never in an address.
import { element } from "./dialog.js";

// Makes the field of a shown dialog a palette, with whatever has been typed there already.
export function complete(dialog, field) {
  const list = element("ul", { id: "palette-list", className: "palette-list" });
  const status = element("p", { className: "soft" });
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id],
    ["aria-autocomplete", "list"]]) field.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Found");
  status.setAttribute("role", "status");
  dialog.append(list, status);

  let asked = null;
  let timer = 0;
  let chosen = -1;
  // Enter may come before the answer to what was typed: it takes the first of that answer, never of an earlier one.
  let answered = null;
  let isEntered = false;
  const hits = new Map();

  function choose(place) {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (place + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    field.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  function fill(results) {
    list.replaceChildren(...results.map((hit, at) => {
      const option = element("li", { id: "palette-" + at });
      option.setAttribute("role", "option");
      option.append(element("span", {}, hit.title), element("span", { className: "soft" }, hit.detail));
      option.addEventListener("click", () => go(hit));
      hits.set(option, hit);
      return option;
    }));
    field.setAttribute("aria-expanded", String(results.length > 0));
    field.removeAttribute("aria-activedescendant");
    status.textContent = results.length ? `${results.length} found` : "Nothing fits. Try fewer letters.";
    choose(0);
    if (isEntered && results.length) go(results[0]);
    isEntered = false;
  }

  function enter() {
    if (answered === field.value) return list.children[chosen] && go(hits.get(list.children[chosen]));
    isEntered = true;
    clearTimeout(timer);
    ask();
  }

  function go(hit) {
    dialog.close();
    if (!hit.line) return location.assign(hit.address);
    // A new task names a client: it goes in a body.
    const form = element("form", { method: "post", action: hit.address });
    for (const [name, value] of [["line", hit.line], ["form_token", token()]])
      form.append(element("input", { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
  }

  const token = () => document.querySelector("input[name=form_token]")?.value || "";

  async function ask() {
    asked?.abort();
    const mine = asked = new AbortController();
    const text = field.value;
    try {
      const answer = await fetch("/api/find", {
        method: "POST", signal: mine.signal, body: JSON.stringify({ text }),
        headers: { "Content-Type": "application/json", "Caseday-Form": token() },
      });
      if (answer.status === 401) return location.assign("/sign-in");
      if (!answer.ok) throw new Error("refused");
      const { results } = await answer.json();
      answered = text;
      fill(results);
    } catch (fault) {
      if (fault.name !== "AbortError") status.textContent = "The server doesn't answer. Try again in a moment.";
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    isEntered = false;
    timer = setTimeout(ask, 80);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && !event.isComposing) enter();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("close", () => asked?.abort());
  ask();
}
