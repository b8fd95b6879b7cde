// The composer: a text field that turns into a command with option fields once a command is chosen.

import { begins, search } from "./commands.js";
import { el, freshId } from "./dom.js";
import { Picker } from "./picker.js";

/** How long typing must rest before options are asked for, in milliseconds. */
const DEBOUNCE_MILLIS = 150;

export class Composer {
  /** `host` has view(), entries(), autocomplete(entry, values, focused, signal), run(entry, values), say(text). */
  constructor(form, host) {
    this.form = form;
    this.host = host;
    this.picker = new Picker();
    this.line = el("div", { class: "line" });
    this.hint = el("div", { class: "hint", role: "status", "data-testid": "hint" });
    this.sendButton = el("button", { class: "send", type: "submit", "data-testid": "send" }, "➤");
    form.append(this.picker.element, this.hint, el("div", { class: "field-box" }, this.line, this.sendButton));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    form.addEventListener("focusout", (event) => !form.contains(event.relatedTarget) && this.picker.close());
    this.writeText("");
  }

  /** Shows the page's words anew, after a change of language, person or channel. */
  refresh() {
    const { words } = this.host.view();
    this.sendButton.setAttribute("aria-label", words.send);
    this.picker.element.setAttribute("aria-label", words.commands);
    const had = this.form.contains(document.activeElement);
    const entry = this.entry && this.host.entries().find((entry) => entry.name === this.entry.name);
    if (entry) this.choose(entry, Object.fromEntries(this.fields.map((field) => [field.option.name, field.input.value])), had);
    else this.writeText(this.entry ? "" : (this.text?.value ?? ""));
  }

  // --- plain text ---

  writeText(value, focus = true) {
    this.entry = null;
    this.fields = [];
    this.stop?.abort();
    this.hint.textContent = "";
    const { words, place } = this.host.view();
    this.text = el("input", {
      class: "text", "data-testid": "composer", type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.picker.element.id, placeholder: `${words.message(place)} · ${words.hint}`, "aria-label": words.message(place),
      maxlength: "2000", oninput: () => this.typedText(), onkeydown: (event) => this.key(event, () => this.send()), onfocus: () => this.typedText(),
    });
    this.text.value = value;
    this.line.replaceChildren(this.text);
    this.picker.close();
    if (focus && this.form.contains(document.activeElement)) this.text.focus();
  }

  typedText() {
    const value = this.text.value;
    if (!value.startsWith("/")) return this.picker.close();
    const whole = begins(this.host.entries(), value);
    if (whole && value.endsWith(" ") && whole.rest.trim() === "") return this.choose(whole.entry);
    const found = whole?.rest ? [whole.entry] : search(this.host.entries(), value.slice(1));
    const items = found.map((entry) => ({ key: entry.name, title: `/${entry.shown}`, extra: entry.options.map((option) => option.shown).join("  "), text: entry.text, icon: "♪" }));
    const { words } = this.host.view();
    this.picker.open(this.text, "Fanchant", items, (index) => this.pickedCommand(found[index], whole), { empty: words.noCommand });
  }

  pickedCommand(entry, whole) {
    this.choose(entry, this.spread(entry, whole?.entry === entry ? whole.rest : ""));
  }

  /** A text after a command's name: the first option's value. */
  spread(entry, rest) {
    const text = rest.trim();
    const named = /^([^\s:]+):\s*(.*)$/.exec(text);
    const option = named && entry.options.find((one) => one.shown === named[1] || one.name === named[1]);
    if (option) return { [option.name]: named[2] };
    return text && entry.options.length ? { [entry.options[0].name]: text } : {};
  }

  // --- a command with its options ---

  choose(entry, values = {}, focus = true) {
    const { words } = this.host.view();
    this.entry = entry;
    this.fields = [];
    this.picker.close();
    const name = el("button", { type: "button", class: "command-name", "data-testid": "command-name", "aria-label": `/${entry.shown}: ${words.back}`, onclick: () => this.leave() }, `/${entry.shown}`);
    this.tail = el("input", { class: "tail", type: "text", "data-testid": "tail", "aria-label": words.options, oninput: () => this.typedTail(), onfocus: () => this.typedTail(), onkeydown: (event) => this.key(event, () => this.send(), () => this.back(this.fields.length)) });
    this.line.replaceChildren(name, this.tail);
    for (const option of entry.options) if (option.required || values[option.name]) this.addField(option, values[option.name] ?? "");
    const open = this.fields.find((field) => !field.input.value);
    if (focus) (open?.input ?? this.tail).focus();
  }

  /** Back to plain text, with the command's name to be changed. */
  leave() {
    const { shown } = this.entry;
    this.writeText("", false);
    this.text.value = `/${shown}`;
    this.text.focus();
  }

  addField(option, value = "") {
    const index = this.fields.length;
    const { words } = this.host.view();
    const input = el("input", {
      id: freshId(), class: "option-value", type: "text", "data-testid": `option-${option.name}`, role: "combobox", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": this.picker.element.id, "aria-label": `${option.shown}: ${option.text}`, "aria-required": String(Boolean(option.required)),
      onfocus: () => this.enteredField(field), onkeydown: (event) => this.key(event, () => this.send(), () => this.back(index)),
      oninput: () => {
        field.choice = null;
        this.fit(field);
        this.typedField(field);
      },
    });
    input.value = value;
    const chip = el("label", { class: "chip" }, el("span", { class: "chip-name" }, option.shown), input);
    const field = { option, input, chip, choice: null };
    this.fields.push(field);
    this.line.insertBefore(chip, this.tail);
    this.fit(field);
    chip.title = option.required ? `${option.text} (${words.required})` : option.text;
    return field;
  }

  fit(field) {
    const wide = [...field.input.value].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x1100 ? 2 : 1), 0);
    field.input.style.width = `${Math.min(40, Math.max(6, wide + 1))}ch`;
    field.chip.classList.remove("wrong");
  }

  enteredField(field) {
    const { words } = this.host.view();
    this.hint.textContent = `${field.option.shown}${field.option.required ? ` (${words.required})` : ""}: ${field.option.text}`;
    this.typedField(field, true);
  }

  typedField(field, atOnce = false) {
    this.stop?.abort();
    clearTimeout(this.timer);
    const { option } = field;
    if (option.autocomplete) {
      // What is listed answers an older text: Enter must not take it for this one.
      if (!atOnce && this.picker.isOpen) this.picker.activate(-1);
      this.timer = setTimeout(() => this.ask(field), atOnce ? 0 : DEBOUNCE_MILLIS);
      return;
    }
    const typed = field.choice ? "" : field.input.value.toLowerCase();
    this.offer(field, this.host.choices(option).filter((choice) => choice.name.toLowerCase().includes(typed)));
  }

  async ask(field) {
    if (document.activeElement !== field.input || field.choice) return;
    const { words } = this.host.view();
    this.stop = new AbortController();
    const { signal } = this.stop;
    if (!this.picker.isOpen) this.picker.open(field.input, field.option.shown, [], () => {}, { empty: words.loading });
    try {
      const choices = await this.host.autocomplete(this.entry, this.values(), field.option.name, signal);
      if (!signal.aborted) this.offer(field, choices, words.noOptions);
    } catch (error) {
      if (!signal.aborted) this.picker.open(field.input, field.option.shown, [], () => {}, { empty: words.loadingFailed });
    }
  }

  offer(field, choices, empty) {
    if (!choices.length && !empty) return this.picker.close();
    const items = choices.map((choice) => ({ key: String(choice.value), title: choice.name, testid: "choice" }));
    this.picker.open(field.input, field.option.shown, items, (index) => this.pickedChoice(field, choices[index]), { empty });
  }

  pickedChoice(field, choice) {
    field.input.value = choice.name;
    field.choice = choice;
    this.fit(field);
    this.picker.close();
    const next = this.fields.find((other) => !other.input.value);
    (next?.input ?? this.tail).focus();
  }

  typedTail() {
    const { words } = this.host.view();
    const rest = this.entry.options.filter((option) => !this.fields.some((field) => field.option.name === option.name));
    const typed = this.tail.value.trim().toLowerCase();
    const found = rest.filter((option) => option.shown.toLowerCase().startsWith(typed));
    this.hint.textContent = rest.length ? words.optional(rest.length) : "";
    if (typed && !found.length) return this.moveTail(rest);
    if (!found.length) return this.picker.close();
    const items = found.map((option) => ({ key: option.name, title: option.shown, text: option.text }));
    const picked = (index) => {
      this.tail.value = "";
      this.addField(found[index]).input.focus();
    };
    this.picker.open(this.tail, words.options, items, picked, { quiet: !typed });
  }

  /** What is typed behind the command and names no option goes into the first one that is free. */
  moveTail(rest) {
    const text = this.tail.value;
    const free = this.fields.find((field) => !field.input.value) ?? (rest[0] && this.addField(rest[0]));
    if (!free) return;
    this.tail.value = "";
    free.input.value = text.trimStart();
    this.fit(free);
    free.input.focus();
  }

  // --- keys, values, sending ---

  key(event, send, back) {
    if (event.isComposing) return;
    if (this.picker.key(event)) return;
    if (event.key === "Escape" && this.entry) this.writeText("");
    else if (event.key === "Enter") send();
    else if (event.key === "Backspace" && back && event.target.value === "") back();
    else return;
    event.preventDefault();
  }

  /** Backspace in an empty field: it goes away, or the command does. */
  back(index) {
    const field = this.fields[index];
    if (field && !field.option.required) {
      this.fields.splice(index, 1);
      field.chip.remove();
      return this.tail.focus();
    }
    if (index > 0) return this.fields[index - 1].input.focus();
    this.leave();
  }

  values() {
    const filled = this.fields.filter((field) => field.input.value !== "");
    return Object.fromEntries(filled.map((field) => [field.option.name, this.value(field)]));
  }

  value(field) {
    if (field.choice) return field.choice.value;
    const text = field.input.value;
    const exact = this.host.choices(field.option).find((choice) => choice.name.toLowerCase() === text.trim().toLowerCase());
    return exact ? exact.value : text;
  }

  send() {
    if (!this.entry) return this.sendText();
    const { words } = this.host.view();
    const missing = this.fields.find((field) => field.option.required && !field.input.value);
    if (missing) {
      missing.chip.classList.add("wrong");
      missing.input.focus();
      this.hint.textContent = words.needed;
      return;
    }
    const [entry, values] = [this.entry, this.values()];
    this.line.querySelector("input").focus();
    this.writeText("");
    this.host.run(entry, values);
  }

  sendText() {
    const text = this.text.value.trim();
    if (!text) return;
    const whole = text.startsWith("/") && begins(this.host.entries(), text);
    if (whole) {
      this.choose(whole.entry, this.spread(whole.entry, whole.rest));
      this.send();
    } else if (text.startsWith("/")) {
      this.hint.textContent = this.host.view().words.noCommand;
    } else {
      this.writeText("");
      this.host.say(text);
    }
  }
}
