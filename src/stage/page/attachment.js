// Files that come with a message: a card with name and size, and the way to save it.

import { el } from "./dom.js";

const UNITS = ["B", "KB", "MB"];

/** A file's card. */
export function attachment(data, view) {
  const text = el("span", { class: "attachment-text" }, el("span", { class: "attachment-name" }, data.filename), el("span", { class: "attachment-size" }, size(data.size, view.locale)));
  // The stage serves the file itself, under whatever name this page was opened.
  const way = { href: new URL(data.url).pathname, download: data.filename };
  const download = el("a", { ...way, class: "button secondary", "data-testid": "download", "aria-label": `${view.words.download}: ${data.filename}` }, view.words.download);
  return el("div", { class: "attachment", "data-testid": "attachment" }, el("span", { class: "attachment-icon", "aria-hidden": "true" }, "▤"), text, download);
}

function size(bytes, locale) {
  let [number, unit] = [bytes, 0];
  while (number >= 1024 && unit < UNITS.length - 1) {
    number /= 1024;
    unit += 1;
  }
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(number)} ${UNITS[unit]}`;
}
