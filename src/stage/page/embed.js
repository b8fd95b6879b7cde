// Embeds: the cards with a bar of colour.

import { el, link } from "./dom.js";
import { inline, render } from "./markdown.js";

/** An embed as Discord shows it. */
export function embed(data, view) {
  const card = el("article", { class: "embed", "data-testid": "embed" });
  if (data.color) card.style.borderLeftColor = `#${data.color.toString(16).padStart(6, "0")}`;
  const text = el("div", { class: "embed-text" }, author(data.author), title(data, view), description(data, view), fields(data, view));
  card.append(el("div", { class: "embed-top" }, text, picture(data.thumbnail, "thumbnail", view)));
  const image = picture(data.image, "image", view);
  if (image) card.append(image);
  const foot = footer(data, view);
  if (foot) card.append(foot);
  return card;
}

function author(data) {
  if (!data) return null;
  return el("div", { class: "embed-author" }, data.url ? link(data.url, {}, data.name) : el("span", {}, data.name));
}

function title(data, view) {
  if (!data.title) return null;
  const inner = inline(data.title, view);
  return el("div", { class: "embed-title", role: "heading", "aria-level": "3" }, data.url ? link(data.url, {}, inner) : inner);
}

function description(data, view) {
  return data.description ? el("div", { class: "embed-description" }, render(data.description, view)) : null;
}

/** Fields: up to three inline ones beside each other, others on their own. */
function fields(data, view) {
  if (!data.fields?.length) return null;
  const grid = el("div", { class: "embed-fields" });
  let row = [];
  const close = () => {
    row.forEach((field) => (field.style.gridColumn = `span ${12 / row.length}`));
    row = [];
  };
  for (const field of data.fields) {
    const name = el("div", { class: "field-name" }, inline(field.name, view));
    const node = el("div", { class: "field" }, name, el("div", { class: "field-value" }, render(field.value, view)));
    if (!field.inline || row.length === 3) close();
    grid.append(node);
    if (field.inline) row.push(node);
    else node.style.gridColumn = "span 12";
  }
  close();
  return grid;
}

/** Where a picture would be: this page loads nothing from the web, it only says where the picture is. */
function picture(data, kind, view) {
  if (!data?.url) return null;
  const where = URL.canParse(data.url) ? new URL(data.url).host : data.url;
  const text = [`${view.words.picture}: ${where}`, data.description].filter(Boolean).join(" · ");
  return link(data.url, { class: `embed-${kind}`, "data-testid": `embed-${kind}`, title: data.url }, text);
}

function footer(data, view) {
  if (!data.footer && !data.timestamp) return null;
  const when = data.timestamp && new Intl.DateTimeFormat(view.locale, { dateStyle: "short", timeStyle: "short" }).format(new Date(data.timestamp));
  const parts = [data.footer?.text, when].filter(Boolean).join(" • ");
  return el("footer", { class: "embed-footer" }, el("span", {}, parts));
}
