// One message: who, when, what, and the marks around it.

import { attachment } from "./attachment.js";
import { components } from "./components.js";
import { avatar, el, nameOf } from "./dom.js";
import { embed } from "./embed.js";
import { render } from "./markdown.js";

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
/** Messages of one author within this time stand together. */
const TOGETHER_MILLIS = 7 * 60 * 1000;

/** Whether a message continues the one before it. */
export function continues(message, before) {
  return Boolean(
    before && !message.interaction_metadata && !message.message_reference && before.author.id === message.author.id &&
      (before.flags & EPHEMERAL) === (message.flags & EPHEMERAL) &&
      new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER_MILLIS,
  );
}

/** A message as a list item. `actions` has perform(message, action), dismiss(id), find(id), menu(message, button, point). */
export function message(data, view, actions, together) {
  const ephemeral = Boolean(data.flags & EPHEMERAL);
  const item = el("li", {
    class: `message${ephemeral ? " ephemeral" : ""}${together ? " together" : ""}`,
    "data-testid": "message", "data-message-id": data.id, "data-ephemeral": String(ephemeral),
    oncontextmenu: (event) => rightClicked(event),
  });
  const more = el("button", { type: "button", class: "more", "data-testid": "more", "aria-label": view.words.more, "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => actions.menu(data, more) }, "⋯");
  const above = usedLine(data, view) ?? replyLine(data, view, actions);
  if (above) item.append(above);
  item.append(together ? el("span", { class: "gutter" }) : avatar(data.author), el("div", { class: "body" }, together ? null : header(data, view), content(data, view, actions), ephemeral ? private_(data, view, actions) : null), more);
  return item;

  function rightClicked(event) {
    // On a link the browser's own menu is of more use.
    if (event.target.closest("a")) return;
    event.preventDefault();
    actions.menu(data, more, { left: event.clientX, bottom: event.clientY });
  }
}

/** "Mina used /quote", also where a modal of that command was filled in. */
function usedLine(data, view) {
  const used = data.interaction ?? data.interaction_metadata?.triggering_interaction_metadata;
  if (!used?.name) return null;
  const command = el("span", { class: "mention" }, view.commandName(used.name));
  return el("div", { class: "above", "data-testid": "used" }, avatar(used.user, "tiny"), el("b", {}, nameOf(used.user)), ` ${view.words.used} `, command);
}

function replyLine(data, view, actions) {
  const id = data.message_reference?.message_id;
  if (!id) return null;
  const replied = actions.find(id);
  if (!replied) return el("div", { class: "above" }, el("i", {}, view.words.deleted));
  const text = replied.content || replied.embeds[0]?.title || replied.embeds[0]?.description || "…";
  return el("div", { class: "above" }, avatar(replied.author, "tiny"), el("b", {}, nameOf(replied.author)), " ", el("span", { class: "preview" }, text));
}

function header(data, view) {
  const tag = data.author.bot ? el("span", { class: "tag" }, view.words.bot) : null;
  const date = new Date(data.timestamp);
  const full = new Intl.DateTimeFormat(view.locale, { dateStyle: "full", timeStyle: "short" }).format(date);
  const time = el("time", { class: "when", datetime: data.timestamp, title: full }, when(date, view));
  return el("div", { class: "header" }, el("span", { class: data.author.bot ? "author of-bot" : "author" }, nameOf(data.author)), tag, time);
}

/** "Today at 15:14". */
export function when(date, view) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  const time = new Intl.DateTimeFormat(view.locale, { timeStyle: "short" }).format(date);
  if (days === 0) return `${view.words.today} ${time}`;
  if (days === 1) return `${view.words.yesterday} ${time}`;
  return new Intl.DateTimeFormat(view.locale, { dateStyle: "short", timeStyle: "short" }).format(date);
}

function content(data, view, actions) {
  if (data.flags & LOADING) {
    const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    return el("div", { class: "content thinking", "data-testid": "thinking" }, dots, ` ${nameOf(data.author)} ${view.words.thinking}`);
  }
  const parts = [];
  const edited = data.edited_timestamp ? el("small", { class: "edited", "data-testid": "edited" }, view.words.edited) : null;
  if (data.content) parts.push(el("div", { class: "content", "data-testid": "message-content" }, render(data.content, view), edited));
  parts.push(...data.attachments.map((one) => attachment(one, view)));
  parts.push(...data.embeds.map((one) => embed(one, view)));
  parts.push(...components(data.components, view, (action) => actions.perform(data, action)));
  if (!data.content && edited) parts.push(edited);
  return parts;
}

function private_(data, view, actions) {
  const eye = el("span", { class: "eye", "aria-hidden": "true" }, "👁");
  const dismiss = el("button", { type: "button", class: "as-link", "data-testid": "dismiss", onclick: () => actions.dismiss(data.id) }, view.words.dismiss);
  return el("div", { class: "private", "data-testid": "ephemeral" }, eye, view.words.onlyYou, " • ", dismiss);
}

/** Says in red below a message that pressing failed. */
export function fail(item, text) {
  item.querySelector("[data-testid=failure]")?.remove();
  item.querySelector(".body").append(el("div", { class: "failure", role: "alert", "data-testid": "failure" }, text));
}

/** A row that only this page knows: a command that nobody answered, or a wrong use. */
export function failedCommand(name, text, user, view, dismiss) {
  const bot = { id: "0", username: "Fanchant", bot: true };
  const above = name ? el("div", { class: "above" }, avatar(user, "tiny"), el("b", {}, nameOf(user)), ` ${view.words.used} `, el("span", { class: "mention" }, view.commandName(name))) : null;
  const item = el("li", { class: "message ephemeral" }, above, avatar(bot));
  const private_ = el("div", { class: "private" }, el("span", { class: "eye", "aria-hidden": "true" }, "👁"), view.words.onlyYou, " • ", el("button", { type: "button", class: "as-link", "data-testid": "dismiss", onclick: dismiss }, view.words.dismiss));
  const head = el("div", { class: "header" }, el("span", { class: "author of-bot" }, "Fanchant"), el("span", { class: "tag" }, view.words.bot));
  item.append(el("div", { class: "body" }, head, el("div", { class: "failure", role: "alert", "data-testid": "failure" }, text), private_));
  return item;
}
