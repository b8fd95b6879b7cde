// Action rows: buttons and select menus below a message.

import { el, freshId, link } from "./dom.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/** The rows of a message. `perform({kind, custom_id, values})` acts and returns a promise. */
export function components(rows, view, perform) {
  return rows.map((row) => el("div", { class: "row" }, row.components.map((part) => component(part, view, perform))));
}

function component(part, view, perform) {
  if (part.type === 2) return button(part, perform);
  if (part.type === 3) return menu(part, view, perform);
  return el("span", { class: "unknown" }, `component ${part.type}`);
}

const emoji = (data) => (data ? el("span", { class: "emoji" }, data.id ? `:${data.name}:` : data.name) : null);

function button(part, perform) {
  const shared = { class: `button ${STYLES[part.style] ?? "secondary"}`, "data-testid": "button" };
  const inner = [emoji(part.emoji), part.label ? el("span", {}, part.label) : null];
  if (part.style === 5) {
    const arrow = el("span", { class: "arrow", "aria-hidden": "true" }, "↗");
    return part.disabled ? el("span", { ...shared, "aria-disabled": "true" }, inner, arrow) : link(part.url, shared, inner, arrow);
  }
  const press = async () => {
    node.classList.add("busy");
    node.setAttribute("aria-busy", "true");
    try {
      await perform({ kind: "press", custom_id: part.custom_id });
    } finally {
      node.classList.remove("busy");
      node.removeAttribute("aria-busy");
    }
  };
  const node = el("button", { ...shared, type: "button", "data-custom-id": part.custom_id, disabled: part.disabled, onclick: press }, inner);
  return node;
}

/** A string select: a field that opens a list, all of it by keyboard too. */
function menu(part, view, perform) {
  const most = part.max_values ?? 1;
  const least = part.min_values ?? 1;
  const listId = freshId();
  const chosen = new Set(part.options.filter((option) => option.default).map((option) => option.value));
  let active = -1;
  let changed = false;

  const shown = el("span", { class: "select-shown" });
  const field = el(
    "button",
    {
      class: "select", type: "button", role: "combobox", "data-testid": "select", "data-custom-id": part.custom_id,
      "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": listId,
      "aria-label": part.placeholder ?? view.words.choose, disabled: part.disabled,
      onclick: () => (isOpen() ? close() : open()), onkeydown: key, onblur: () => isOpen() && close(),
    },
    shown,
    el("span", { class: "chevron", "aria-hidden": "true" }, "⌄"),
  );
  const items = part.options.map((option, index) => item(option, index));
  const list = el("div", { class: "select-list", id: listId, role: "listbox", "aria-multiselectable": most > 1, hidden: true }, items);
  const node = el("div", { class: "select-box" }, field, list);
  paint();
  return node;

  function item(option, index) {
    const text = el("span", { class: "item-text" }, el("span", { class: "item-label" }, option.label), option.description ? el("span", { class: "item-description" }, option.description) : null);
    return el(
      "div",
      {
        class: "select-item", role: "option", id: freshId(), "data-testid": "select-option", "data-value": option.value,
        // The field keeps the focus, so that a press does not close the list first.
        onmousedown: (event) => event.preventDefault(), onclick: () => pick(index), onmousemove: () => activate(index),
      },
      emoji(option.emoji),
      text,
      el("span", { class: "tick", "aria-hidden": "true" }, "✓"),
    );
  }

  function paint() {
    const labels = part.options.filter((option) => chosen.has(option.value)).map((option) => option.label);
    shown.textContent = labels.join(", ") || part.placeholder || view.words.choose;
    shown.classList.toggle("empty", labels.length === 0);
    items.forEach((node, index) => node.setAttribute("aria-selected", String(chosen.has(part.options[index].value))));
  }

  function isOpen() {
    return !list.hidden;
  }

  function open() {
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    const below = window.innerHeight - field.getBoundingClientRect().bottom;
    node.classList.toggle("upwards", below < Math.min(260, list.scrollHeight + 16));
    activate(Math.max(0, part.options.findIndex((option) => chosen.has(option.value))));
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    if (most > 1 && changed) send();
  }

  function activate(index) {
    active = index;
    items.forEach((node, at) => node.classList.toggle("active", at === index));
    field.setAttribute("aria-activedescendant", items[index].id);
    items[index].scrollIntoView({ block: "nearest" });
  }

  function pick(index) {
    const { value } = part.options[index];
    if (most === 1) {
      chosen.clear();
      chosen.add(value);
      paint();
      close();
      send();
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
    changed = true;
    paint();
  }

  async function send() {
    changed = false;
    if (chosen.size < least) return;
    field.setAttribute("aria-busy", "true");
    try {
      await perform({ kind: "select", custom_id: part.custom_id, values: [...chosen] });
    } finally {
      field.removeAttribute("aria-busy");
    }
  }

  function key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Escape" && isOpen()) close();
    else if (steps[event.key] && !isOpen()) open();
    else if (steps[event.key]) activate((active + steps[event.key] + items.length) % items.length);
    else if (isOpen() && event.key === "Home") activate(0);
    else if (isOpen() && event.key === "End") activate(items.length - 1);
    else if (isOpen() && (event.key === "Enter" || event.key === " ")) pick(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
