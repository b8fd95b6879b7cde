// The menu of a message: the apps that can be used on it, moved through by arrows and chosen by Enter.

import { el } from "./dom.js";

/** Pixels that a menu keeps from the window's edges. */
const MARGIN = 8;

/** Opens a menu of `items` ({label, run}) for `owner`, at a point if one is given, else below the owner. */
export function openMenu(owner, { title, empty, items }, point) {
  let open = true;
  const entries = items.map((item) =>
    el("button", { type: "button", class: "menu-item", role: "menuitem", tabindex: "-1", "data-testid": "menu-item", "data-name": item.name, onclick: () => chosen(item) }, item.label),
  );
  const rows = entries.length ? entries : [el("div", { class: "menu-empty", role: "menuitem", "aria-disabled": "true", tabindex: "-1" }, empty)];
  const menu = el("div", { class: "menu", role: "menu", "aria-label": title, "data-testid": "menu", onkeydown: key, onfocusout: left, onmousedown: (event) => event.preventDefault() }, el("div", { class: "menu-title", role: "presentation" }, title), rows);
  document.body.append(menu);
  owner.setAttribute("aria-expanded", "true");
  place();
  rows[0].focus();

  function place() {
    const { left: x, bottom: y } = point ?? owner.getBoundingClientRect();
    menu.style.left = `${Math.max(MARGIN, Math.min(x, window.innerWidth - menu.offsetWidth - MARGIN))}px`;
    menu.style.top = `${Math.max(MARGIN, Math.min(y, window.innerHeight - menu.offsetHeight - MARGIN))}px`;
  }

  /** Goes away once: an element that is removed while it has the focus says that it loses it, too. */
  function close() {
    if (!open) return;
    open = false;
    owner.setAttribute("aria-expanded", "false");
    menu.remove();
  }

  function giveBack() {
    close();
    owner.focus();
  }

  function chosen(item) {
    giveBack();
    item.run();
  }

  function left(event) {
    if (!menu.contains(event.relatedTarget)) close();
  }

  function key(event) {
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % rows.length, ArrowUp: (at - 1 + rows.length) % rows.length, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") giveBack();
    else if (to !== undefined) rows[to].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
