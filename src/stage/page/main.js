// The page of the stage: one channel, seen by one of three people, in one of Discord's languages.
//
// Marks for browser tests, all of them `data-testid`:
//   notice, connection           the bar: what this is; whether a bot is connected (data-connected="true")
//   user, locale                 the <select>s of person (mina, junho, alex) and Discord locale
//   channel                      channel buttons, with data-key: general, quiz, dm, group
//   head                         the channel's name
//   messages, message            the list and its entries (data-message-id, data-ephemeral)
//   message-content, embed       a message's text and cards; used ("Mina used /quote"), edited, thinking
//   button, select               components, with data-custom-id; select-option with data-value
//   ephemeral, dismiss, failure  the line of a private message, its link, a failure in red
//   welcome, suggestion          the page's own first message and what it proposes (data-name)
//   composer                     the text field; picker, picker-item (data-key: command or option), choice (data-key)
//   command-name, option-NAME    a chosen command and its option fields; tail, hint, send
//   pending                      a command that waits for its answer
//   more, menu, menu-item        a message's ⋯ button, its menu, the apps in it (data-name)
//   modal                        the dialog (data-custom-id); modal-field-CUSTOM_ID, modal-submit, modal-cancel,
//                                modal-trouble
//   attachment, download         a file's card and its link; embed-image, embed-thumbnail: links, nothing is loaded
// The address takes ?user=junho&channel=quiz&locale=ko.

import * as api from "./api.js";
import { begins, messageCommands, typeable } from "./commands.js";
import { Composer } from "./composer.js";
import { avatar, el } from "./dom.js";
import { keepTime } from "./markdown.js";
import { openMenu } from "./menu.js";
import { continues, fail, failedCommand, message } from "./message.js";
import { showModal } from "./modal.js";
import { localeName, wordsFor } from "./words.js";

/** What the welcome message proposes; without a name, the first option takes the word. */
const SUGGESTIONS = ["/news latest", "/quote jimin", "/trivia"];
/** How long to wait before asking a stage again that did not answer, in milliseconds. */
const RETRY_MILLIS = 1000;

const byId = (id) => document.getElementById(id);
const list = byId("messages");
const state = { world: null, user: "", channel: "", locale: "", messages: new Map(), dismissed: new Set(), unread: new Set(), listening: null };

// --- what is where ---

const user = () => state.world.users.find((one) => one.username === state.user);
const person = (one) => ({ id: one.id, username: one.username, global_name: one.name });
const place = () => state.world.channels.find((one) => one.key === state.channel && one.users.includes(state.user));
const placeName = (one) => (one.context === 0 ? `#${one.name}` : one.context === 1 ? "@Fanchant" : one.name);
const entries = () => typeable(state.world.commands, state.locale, place(), user());
const apps = () => messageCommands(state.world.commands, state.locale, place(), user());

function view() {
  const people = new Map(state.world.users.map((one) => [one.id, one.name]));
  people.set(state.world.bot.id, state.world.bot.username);
  return {
    locale: state.locale,
    words: wordsFor(state.locale),
    place: placeName(place()),
    people,
    channels: new Map(state.world.channels.map((one) => [one.id, one.name])),
    commandName: (name) => apps().find((app) => app.name === name)?.shown ?? `/${entries().find((entry) => entry.name === name)?.shown ?? name}`,
  };
}

// --- the list of messages ---

function nearEnd() {
  return list.scrollHeight - list.scrollTop - list.clientHeight < 120;
}

function keepingEnd(change) {
  const follow = nearEnd();
  change();
  if (follow) list.scrollTop = list.scrollHeight;
}

const actions = {
  find: (id) => state.messages.get(id),
  dismiss(id) {
    state.dismissed.add(id);
    item(id)?.remove();
  },
  async perform(data, action) {
    item(data.id)?.querySelector("[data-testid=failure]")?.remove();
    const who = { user: state.user, channel: data.channel_id, locale: state.locale };
    try {
      const done = await api.act({ ...who, message_id: data.id, ...action });
      openModal(done, who);
      if (done.failure) failed(data.id, wordsFor(state.locale).failed);
    } catch (error) {
      failed(data.id, error.message);
    }
  },
  menu(data, button, point) {
    const { words } = view();
    const items = apps().map((app) => ({ name: app.name, label: app.shown, run: () => send({ kind: "message_command", name: app.name, message_id: data.id }) }));
    openMenu(button, { title: words.apps, empty: words.noApps, items }, point);
  },
};

/** Opens the modal, if an act was answered with one. */
function openModal(done, who) {
  if (done.response?.type !== 9) return;
  showModal(done.response.data, view(), async (fields) => {
    try {
      const sent = await api.act({ ...who, kind: "submit", interaction_id: done.id, fields });
      return sent.failure ? wordsFor(state.locale).tryAgain : null;
    } catch (error) {
      return error.message;
    }
  });
}

const item = (id) => list.querySelector(`[data-message-id="${id}"]`);

function failed(id, text) {
  const found = item(id);
  if (found) keepingEnd(() => fail(found, text));
}

function show(data) {
  if (state.dismissed.has(data.id)) return;
  const old = item(data.id);
  const known = [...state.messages.values()].filter((one) => !state.dismissed.has(one.id));
  const at = known.findIndex((one) => one.id === data.id);
  const before = at >= 0 ? known[at - 1] : known[known.length - 1];
  state.messages.set(data.id, data);
  keepingEnd(() => {
    const made = message(data, view(), actions, continues(data, before));
    const focused = old?.contains(document.activeElement) ? document.activeElement.dataset : null;
    if (old) old.replaceWith(made);
    else list.append(made);
    // An edit must not take the keyboard away from whoever pressed.
    if (focused?.customId) made.querySelector(`[data-custom-id="${CSS.escape(focused.customId)}"]`)?.focus();
    else if (focused?.testid) made.querySelector(`[data-testid="${CSS.escape(focused.testid)}"]`)?.focus();
  });
}

function remove(id) {
  state.messages.delete(id);
  item(id)?.remove();
}

async function load() {
  const [asked, askedUser] = [place().id, state.user];
  const loaded = await api.messages(state.user, asked);
  if (asked !== place().id || askedUser !== state.user) return;
  state.messages = new Map();
  list.setAttribute("aria-live", "off");
  list.setAttribute("aria-label", view().place);
  list.replaceChildren(welcome());
  loaded.messages.forEach(show);
  list.scrollTop = list.scrollHeight;
  requestAnimationFrame(() => list.setAttribute("aria-live", "polite"));
  listen(loaded.last_event);
}

function welcome() {
  const { words, place: name } = view();
  const chips = SUGGESTIONS.map((text) => {
    const found = begins(entries(), text);
    const shown = found ? `/${found.entry.shown}${found.rest ? ` ${found.rest}` : ""}` : text;
    return el("button", { type: "button", class: "suggestion", "data-testid": "suggestion", "data-name": text, onclick: () => suggest(text) }, shown);
  });
  const head = el("h2", {}, words.welcome(name));
  const privately = place().has_bot ? null : el("p", { class: "muted" }, words.privately);
  return el("li", { class: "welcome", "data-testid": "welcome" }, el("div", { class: "welcome-mark", "aria-hidden": "true" }, "♪"), head, el("p", {}, words.try), privately, el("div", { class: "suggestions" }, chips));
}

function suggest(text) {
  const found = begins(entries(), text);
  if (!found) return notHere(text);
  run(found.entry, composer.spread(found.entry, found.rest));
}

function notHere(text) {
  const { words } = view();
  const row = failedCommand(null, `${text}: ${state.world.connected ? words.noCommand : words.away}`, null, view(), () => row.remove());
  keepingEnd(() => list.append(row));
}

// --- acting ---

const run = (entry, options) => send({ kind: "command", name: entry.name, options });

/** Sends a command of either kind and shows that it waits for its answer. */
async function send(command) {
  const { words } = view();
  const pending = el("li", { class: "pending", "data-testid": "pending" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), words.sending);
  list.append(pending);
  list.scrollTop = list.scrollHeight;
  const who = { user: state.user, channel: place().id, locale: state.locale };
  try {
    const done = await api.act({ ...who, ...command });
    openModal(done, who);
    if (done.failure) failedRow(command.name, words.noAnswer);
  } catch (error) {
    failedRow(command.name, error.message);
  }
  pending.remove();
}

function failedRow(name, text) {
  const row = failedCommand(name, text, person(user()), view(), () => row.remove());
  list.append(row);
  list.scrollTop = list.scrollHeight;
}

const composer = new Composer(byId("composer"), {
  view: () => (state.world ? view() : { words: wordsFor(state.locale), place: "" }),
  entries: () => (state.world ? entries() : []),
  run,
  say: (text) => api.say(state.user, place().id, text).catch((error) => failedRow(null, error.message)),
  choices(option) {
    const { words } = view();
    if (option.type === 5) return [{ name: words.yes, value: true }, { name: words.no, value: false }];
    if (option.type === 6) return state.world.users.map((one) => ({ name: one.name, value: one.id }));
    if (option.type === 7) return state.world.channels.filter((one) => one.context === 0).map((one) => ({ name: `#${one.name}`, value: one.id }));
    return option.choices;
  },
  async autocomplete(entry, options, focused, signal) {
    const action = { user: state.user, channel: place().id, locale: state.locale, kind: "autocomplete", name: entry.name, options, focused };
    const done = await api.act(action, signal);
    if (!done.choices) throw new Error(done.failure);
    return done.choices.map((choice) => ({ name: choice.name_localizations?.[state.locale] ?? choice.name, value: choice.value }));
  },
});

// --- news ---

async function listen(since) {
  state.listening?.abort();
  const mine = new AbortController();
  state.listening = mine;
  let last = since;
  while (!mine.signal.aborted) {
    try {
      const news = await api.events(state.user, last, mine.signal);
      last = news.last;
      if (news.missed) return void start();
      for (const event of news.events) await heard(event);
    } catch (error) {
      if (mine.signal.aborted) return;
      console.error(error);
      connected(false);
      await new Promise((resume) => setTimeout(resume, RETRY_MILLIS));
    }
  }
}

async function heard(event) {
  const here = event.channel_id === place().id;
  if (event.kind === "gateway") connected(event.connected);
  else if (event.kind === "commands") await renew();
  else if (event.kind === "refused") console.warn("The stage refused a body of the bot:", event.error);
  else if (!here && event.kind === "message") markUnread(event.channel_id);
  else if (here && (event.kind === "message" || (event.kind === "edit" && state.messages.has(event.message.id)))) show(event.message);
  else if (here && event.kind === "delete") remove(event.id);
}

function markUnread(channel) {
  const found = state.world.channels.find((one) => one.id === channel);
  state.unread.add(found.key);
  channels();
}

async function renew() {
  state.world = await api.world();
  connected(state.world.connected);
  list.querySelector("[data-testid=welcome]")?.replaceWith(welcome());
  if (!byId("composer").contains(document.activeElement)) composer.refresh();
}

// --- the bar ---

function connected(yes) {
  if (state.world) state.world.connected = yes;
  const { words } = view();
  const node = byId("connection");
  node.dataset.connected = String(yes);
  node.textContent = yes ? words.connected : words.away;
}

function channels() {
  const { words } = view();
  const mine = state.world.channels.filter((one) => one.users.includes(state.user));
  const entry = (one) => {
    const mark = one.context === 0 ? el("span", { class: "hash", "aria-hidden": "true" }, "#") : one.context === 1 ? avatar(state.world.bot, "small") : el("span", { class: "avatar small group", "aria-hidden": "true" }, "3");
    const current = one.key === state.channel;
    return el("button", { type: "button", class: state.unread.has(one.key) ? "unread" : "", "data-testid": "channel", "data-key": one.key, "aria-current": current ? "page" : null, onclick: () => go({ channel: one.key }) }, mark, el("span", {}, one.name));
  };
  const [server, direct] = [mine.filter((one) => one.context === 0), mine.filter((one) => one.context !== 0)];
  byId("channels").replaceChildren(el("h2", {}, words.server), ...server.map(entry), el("h2", {}, words.direct), ...direct.map(entry));
}

function bar() {
  const { words } = view();
  byId("notice").textContent = words.notice;
  document.documentElement.lang = state.locale;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  const here = place();
  byId("head").replaceChildren(el("span", { class: "hash", "aria-hidden": "true" }, here.context === 0 ? "#" : "@"), el("span", {}, here.name), here.topic ? el("span", { class: "topic" }, here.topic) : "");
  connected(state.world.connected);
  channels();
}

function fillBar() {
  byId("user").replaceChildren(...state.world.users.map((one) => el("option", { value: one.username, selected: one.username === state.user }, one.admin ? `${one.name} (admin)` : one.name)));
  const first = ["en-US", "ko"];
  const rest = state.world.locales.filter((locale) => !first.includes(locale));
  byId("locale").replaceChildren(...[...first, ...rest].map((locale) => el("option", { value: locale, selected: locale === state.locale }, localeName(locale))));
}

/** Changes person, channel or language. */
async function go(change) {
  Object.assign(state, change);
  state.unread.delete(state.channel);
  const address = new URLSearchParams({ user: state.user, channel: state.channel, locale: state.locale });
  history.replaceState(null, "", `?${address}`);
  bar();
  await load();
  composer.refresh();
}

function wanted(name, allowed, fallback) {
  const asked = new URLSearchParams(location.search).get(name);
  return allowed.includes(asked) ? asked : fallback;
}

async function start() {
  try {
    state.world = await api.world();
  } catch {
    setTimeout(start, RETRY_MILLIS);
    return;
  }
  const { users, channels: places, locales } = state.world;
  const own = locales.find((locale) => locale === navigator.language) ?? (navigator.language.startsWith("ko") ? "ko" : "en-US");
  state.user ||= wanted("user", users.map((one) => one.username), users[0].username);
  state.channel ||= wanted("channel", places.map((one) => one.key), "general");
  state.locale ||= wanted("locale", locales, own);
  fillBar();
  await go({});
}

byId("user").addEventListener("change", (event) => go({ user: event.target.value }));
byId("locale").addEventListener("change", (event) => go({ locale: event.target.value }));
// Typing anywhere starts writing, as in Discord.
document.addEventListener("keydown", (event) => {
  const free = document.activeElement === document.body || document.activeElement === list;
  if (free && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) composer.form.querySelector("input")?.focus();
});
keepTime();
start();
