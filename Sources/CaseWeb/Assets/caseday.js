// What the pages do beyond their forms and links. Every page works without it.
import { element, shown } from "./dialog.js";
import { listen } from "./keys.js";
import { watch } from "./live.js";

listen();
if (document.querySelector("form[method=post] :is(textarea, [maxlength])")) import("./drafts.js").then((made) => made.keepDrafts());
// The field is there at once: a letter typed while the rest is on its way belongs to it, not to the page's single keys.
const palette = () => {
  if (document.querySelector("dialog")) return;
  const dialog = element("dialog", { className: "palette", ariaLabel: "Find" });
  const field = element("input", { maxLength: 200, autocomplete: "off", spellcheck: false, ariaLabel: "Find a client, a page or something to do" });
  dialog.append(field);
  shown(dialog, field);
  import("./palette.js").then((made) => made.complete(dialog, field));
};
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k" && document.querySelector(".find")) {
    event.preventDefault();
    palette();
  }
});
document.querySelector(".find")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  palette();
});
if (document.querySelector(".day-strip")) import("./now.js").then((now) => now.tick());
if (document.querySelector(".week")) import("./week.js").then((week) => week.lifts());
// Opened once the page has settled: a stream would otherwise be the first thing that a new page waits for.
addEventListener("load", () => setTimeout(watch, 1500));

// "More" closes like any menu: by Escape, and by going elsewhere.
const more = document.querySelector(".more-parts");
if (more) {
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!more.contains(event.target)) more.open = false;
  });
}
