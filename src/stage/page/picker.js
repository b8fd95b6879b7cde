// The list above the composer: commands, options or choices, moved through by arrows and chosen by Enter or Tab.

import { el, freshId } from "./dom.js";

export class Picker {
  constructor() {
    this.element = el("div", { id: freshId(), class: "picker", "data-testid": "picker", role: "listbox", hidden: true });
    this.items = [];
    this.active = -1;
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Shows a list for `owner`. `quiet` marks nothing at first, so that Enter still sends. */
  open(owner, title, items, picked, { empty = "", quiet = false } = {}) {
    this.owner = owner;
    this.picked = picked;
    this.items = items.map((item, index) => this.item(item, index));
    const rows = this.items.length ? this.items : [el("div", { class: "picker-empty" }, empty)];
    this.element.replaceChildren(el("div", { class: "picker-title", role: "presentation" }, title), ...rows);
    this.element.hidden = false;
    owner.setAttribute("aria-expanded", "true");
    this.activate(quiet ? -1 : 0);
  }

  item({ key, title, extra, text, icon, testid = "picker-item" }, index) {
    return el(
      "div",
      {
        class: "picker-item", role: "option", id: freshId(), "data-testid": testid, "data-key": key,
        // The field keeps the focus.
        onmousedown: (event) => event.preventDefault(), onclick: () => this.picked(index), onmousemove: () => this.active !== index && this.activate(index),
      },
      icon ? el("span", { class: "picker-icon", "aria-hidden": "true" }, icon) : null,
      el("span", { class: "picker-text" }, el("span", { class: "picker-name" }, title, extra ? el("span", { class: "picker-extra" }, extra) : null), text ? el("span", { class: "picker-description" }, text) : null),
    );
  }

  close() {
    this.element.hidden = true;
    this.items = [];
    this.active = -1;
    this.owner?.setAttribute("aria-expanded", "false");
    this.owner?.removeAttribute("aria-activedescendant");
  }

  activate(index) {
    this.active = this.items.length ? Math.min(index, this.items.length - 1) : -1;
    this.items.forEach((item, at) => {
      item.classList.toggle("active", at === this.active);
      item.setAttribute("aria-selected", String(at === this.active));
    });
    const item = this.items[this.active];
    if (!item) return this.owner.removeAttribute("aria-activedescendant");
    this.owner.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  /** Handles a key of the field that owns the list; true if it was for the list. */
  key(event) {
    if (!this.isOpen) return false;
    const count = this.items.length;
    const wasActive = this.active;
    if (event.key === "ArrowDown" && count) this.activate((this.active + 1) % count);
    else if (event.key === "ArrowUp" && count) this.activate((Math.max(this.active, 0) - 1 + count) % count);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" && !event.shiftKey && count) this.picked(Math.max(0, wasActive));
    else if (event.key === "Enter" && wasActive >= 0) this.picked(wasActive);
    else return false;
    event.preventDefault();
    return true;
  }
}
