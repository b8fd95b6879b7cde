// Discord's markdown as DOM nodes. Nothing here reads or writes markup: data can't become script.

import { el, link } from "./dom.js";

const INLINE_DEPTH_MAX = 12;

/** Renders a whole text: blocks first, then what stands in a line. `view` has locale, words, people, channels. */
export function render(text, view) {
  const nodes = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; ) {
    const block = BLOCKS.map((read) => read(lines, at, view)).find(Boolean) ?? paragraph(lines, at, view);
    nodes.push(block.node);
    at = block.next;
    if (block.rest) lines[at] = block.rest;
  }
  return nodes;
}

function fence(lines, at) {
  const start = /^```(?:([\w+-]*)\s*$)?(.*)$/.exec(lines[at]);
  if (!start) return null;
  const sameLine = /^```(.+?)```\s*$/.exec(lines[at]);
  if (sameLine) return { node: pre(sameLine[1]), next: at + 1 };
  const end = lines.findIndex((line, index) => index > at && line.includes("```"));
  if (end < 0) return null;
  const first = start[1] === undefined && start[2] ? [start[2]] : [];
  const close = lines[end].indexOf("```");
  const [last, rest] = [lines[end].slice(0, close), lines[end].slice(close + 3)];
  const body = [...first, ...lines.slice(at + 1, end), ...(last ? [last] : [])];
  // What follows the fence on its line is read as a line of its own.
  if (rest.trim()) return { node: pre(body.join("\n")), next: end, rest };
  return { node: pre(body.join("\n")), next: end + 1 };
}

const pre = (text) => el("pre", {}, el("code", {}, text));

function quote(lines, at, view) {
  if (lines[at].startsWith(">>> ")) {
    const body = [lines[at].slice(4), ...lines.slice(at + 1)].join("\n");
    return { node: el("blockquote", {}, el("div", {}, render(body, view))), next: lines.length };
  }
  let next = at;
  while (next < lines.length && /^> ?/.test(lines[next]) && /^>( |$)/.test(lines[next])) next += 1;
  if (next === at) return null;
  const body = lines.slice(at, next).map((line) => line.replace(/^> ?/, "")).join("\n");
  return { node: el("blockquote", {}, el("div", {}, render(body, view))), next };
}

function heading(lines, at, view) {
  const found = /^(#{1,3}|-#) +(\S.*)$/.exec(lines[at]);
  if (!found) return null;
  const inner = inline(found[2], view);
  const node =
    found[1] === "-#" ? el("small", { class: "subtext" }, inner) : el(`h${found[1].length + 2}`, { class: `size-${found[1].length}` }, inner);
  return { node, next: at + 1 };
}

const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;

function list(lines, at, view) {
  const first = ITEM.exec(lines[at]);
  if (!first) return null;
  const numbered = /\d/.test(first[2]);
  const node = el(numbered ? "ol" : "ul", numbered ? { start: parseInt(first[2], 10) } : {});
  let next = at;
  while (next < lines.length) {
    const item = ITEM.exec(lines[next]);
    if (!item) break;
    if (item[1].length > first[1].length + 1 && node.lastChild) {
      const inner = list(lines, next, view);
      node.lastChild.append(inner.node);
      next = inner.next;
    } else if (item[1].length < first[1].length || /\d/.test(item[2]) !== numbered) {
      break;
    } else {
      node.append(el("li", {}, inline(item[3], view)));
      next += 1;
    }
  }
  return { node, next };
}

const BLOCKS = [fence, quote, heading, list];

function paragraph(lines, at, view) {
  let next = at + 1;
  const starts = (index) => BLOCKS.some((read) => read(lines, index, view));
  while (next < lines.length && !starts(next)) next += 1;
  return { node: el("p", {}, inline(lines.slice(at, next).join("\n"), view)), next };
}

/** What an inline rule makes of a match; the first rule that matches earliest wins. */
const RULES = [
  [/^\\([^\sA-Za-z0-9가-힣])/, (m) => m[1]],
  [/^``([^]+?)``(?!`)/, (m) => el("code", { class: "inline" }, m[1].trim())],
  [/^`([^`]+)`/, (m) => el("code", { class: "inline" }, m[1])],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => link(m[1], {}, m[1])],
  [/^\[((?:\\.|[^\[\]\\])+)\]\(<?(https?:\/\/(?:[^\s()<>]|\([^\s()]*\))+)>?(?: "[^"]*")?\)/, (m, inner) => link(m[2], {}, inner(m[1]))],
  [/^https?:\/\/[^\s<>]*[^\s<>.,:;"'\])!?*_~|]/, (m) => link(m[0], {}, m[0])],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, (m, _, view) => timestamp(Number(m[1]), m[2] ?? "f", view)],
  [/^<@!?(\d+)>/, (m, _, view) => mention("@" + (view.people.get(m[1]) ?? "unknown-user"))],
  [/^<#(\d+)>/, (m, _, view) => mention("#" + (view.channels.get(m[1]) ?? "unknown"))],
  [/^<\/([^:>]+):\d+>/, (m) => mention("/" + m[1])],
  [/^<a?:(\w+):\d+>/, (m) => `:${m[1]}:`],
  [/^\*\*\*(?=\S)([^]+?\S)\*\*\*(?!\*)/, (m, inner) => el("strong", {}, el("em", {}, inner(m[1])))],
  [/^\*\*(?=\S)([^]*?(?:\S|\*))\*\*(?!\*)/, (m, inner) => el("strong", {}, inner(m[1]))],
  [/^__(?=\S)([^]+?\S|\S)__(?!_)/, (m, inner) => el("u", {}, inner(m[1]))],
  [/^\*(?=[^\s*])((?:\*\*[^]+?\*\*|\\[^]|[^*\\])+?)(?<=\S)\*(?!\*)/, (m, inner) => el("em", {}, inner(m[1]))],
  [/^_(?=[^\s_])((?:__[^]+?__|\\[^]|[^_\\])+?)_(?![\w가-힣])/, (m, inner) => el("em", {}, inner(m[1]))],
  [/^~~(?=\S)([^]+?)~~/, (m, inner) => el("s", {}, inner(m[1]))],
  [/^\|\|([^]+?)\|\|/, (m, inner, view) => spoiler(inner(m[1]), view)],
];
const SPECIAL = /[\\`<\[*_~|]|https?:\/\//g;

/** Renders what stands in a line. */
export function inline(text, view, depth = 0) {
  if (depth > INLINE_DEPTH_MAX) return [text];
  const nodes = [];
  let plain = "";
  const inner = (part) => inline(part, view, depth + 1);
  for (let at = 0; at < text.length; ) {
    SPECIAL.lastIndex = at;
    const special = SPECIAL.exec(text);
    if (!special) {
      plain += text.slice(at);
      break;
    }
    plain += text.slice(at, special.index);
    at = special.index;
    const rest = text.slice(at);
    const inWord = /[\p{L}\p{N}]$/u.test(plain);
    const rule = RULES.find(([pattern]) => !(inWord && rest[0] === "_" && rest[1] !== "_") && pattern.test(rest));
    if (!rule) {
      plain += text[at];
      at += 1;
      continue;
    }
    const match = rule[0].exec(rest);
    const made = rule[1](match, inner, view);
    if (typeof made === "string") plain += made;
    else {
      if (plain) nodes.push(plain);
      plain = "";
      nodes.push(made);
    }
    at += match[0].length;
  }
  if (plain) nodes.push(plain);
  return nodes;
}

const mention = (text) => el("span", { class: "mention" }, text);

function spoiler(children, view) {
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    node.classList.add("shown");
    node.removeAttribute("role");
    node.removeAttribute("aria-label");
  };
  const node = el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": view.words.spoiler, onclick: show, onkeydown: show },
    el("span", {}, children),
  );
  return node;
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

function timestamp(seconds, style, view) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${seconds}>`;
  const full = new Intl.DateTimeFormat(view.locale, STYLES.F).format(date);
  const node = el("time", { datetime: date.toISOString(), title: full, "data-style": style });
  if (style === "R") {
    node.dataset.seconds = seconds;
    node.dataset.locale = view.locale;
    node.textContent = relative(seconds, view.locale);
  } else {
    node.textContent = new Intl.DateTimeFormat(view.locale, STYLES[style]).format(date);
  }
  return node;
}

const UNITS = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

function relative(seconds, locale) {
  const away = seconds - Date.now() / 1000;
  const [unit, length] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? UNITS[5];
  return new Intl.RelativeTimeFormat(locale, { numeric: "always" }).format(Math.trunc(away / length), unit);
}

/** Keeps every "in 20 seconds" on the page true. */
export function keepTime() {
  setInterval(() => {
    for (const node of document.querySelectorAll("time[data-style=R]")) {
      const text = relative(Number(node.dataset.seconds), node.dataset.locale);
      if (node.textContent !== text) node.textContent = text;
    }
  }, 1000);
}
