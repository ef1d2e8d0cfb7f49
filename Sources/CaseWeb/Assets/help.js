// The list of all keys in a dialog; the page /keys shows the same.
import { element, shown } from "./dialog.js";

export async function show() {
  const answer = await fetch("/keys/list");
  if (!answer.ok) return location.assign("/keys");
  const { groups } = await answer.json();
  const dialog = element("dialog", { className: "keys", ariaLabel: "Keys" });
  const head = element("header", { className: "keys-head" });
  const close = element("button", { className: "button small", type: "button" }, "Close");
  close.addEventListener("click", () => dialog.close());
  head.append(element("h2", {}, "Keys"), close);
  dialog.append(head);
  for (const group of groups) {
    const list = element("dl", { className: "key-list" });
    for (const { key, does } of group.keys) {
      const pair = element("div");
      const term = element("dt");
      term.append(element("kbd", {}, key));
      pair.append(term, element("dd", {}, does));
      list.append(pair);
    }
    dialog.append(element("h3", {}, group.title), list);
  }
  const foot = element("p", { className: "confirm" });
  foot.append(element("a", { href: "/keys" }, "Switch single keys off"));
  dialog.append(foot);
  shown(dialog, close);
}
