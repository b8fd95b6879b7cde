// Building elements: text is always text, never markup.

/** Makes an element; attributes starting with "on" are listeners, null and false ones are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A link that may be followed: only http and https, and never with the page's own rights. */
export function link(url, attributes, ...children) {
  const safe = /^https?:\/\//i.test(url ?? "");
  if (!safe) return el("span", attributes, ...children);
  return el("a", { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, ...children);
}

const COLOURS = ["#8b5cf6", "#e0559b", "#2d9bd8", "#d9822b", "#3ba55d"];

/** A round picture with the first letter of a name. */
export function avatar(user, size = "") {
  const letter = [...(user.global_name ?? user.username)][0].toUpperCase();
  const circle = el("span", { class: `avatar ${size}`, "aria-hidden": "true" }, user.bot ? "♪" : letter);
  circle.style.background = user.bot ? COLOURS[0] : COLOURS[1 + (Number(user.id.slice(-2)) % 4)];
  return circle;
}

/** The name people see. */
export function nameOf(user) {
  return user.global_name ?? user.username;
}

let ids = 0;

/** A fresh id, for labels and lists that refer to each other. */
export function freshId() {
  ids += 1;
  return `id-${ids}`;
}
