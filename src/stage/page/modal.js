// A modal: a dialog with text fields. The browser's own <dialog> keeps the keyboard inside, closes on Escape, and gives
// the focus back to where it was.

import { el, freshId } from "./dom.js";

const PARAGRAPH = 2;

/** Shows a modal until it was sent or closed. `send(fields)` resolves to what went wrong in a sentence, or to null. */
export function showModal(data, view, send) {
  const { words } = view;
  const headingId = freshId();
  const fields = data.components.flatMap((row) => row.components).map((part) => textField(part, words));
  const trouble = el("p", { class: "modal-trouble", role: "alert", "data-testid": "modal-trouble" });
  const submit = el("button", { type: "submit", class: "button primary", "data-testid": "modal-submit" }, words.submit);
  const cancel = el("button", { type: "button", class: "button secondary", "data-testid": "modal-cancel", onclick: () => dialog.close() }, words.cancel);
  const form = el(
    "form",
    { novalidate: true, autocomplete: "off", onsubmit: (event) => sent(event) },
    el("h2", { id: headingId }, data.title),
    el("p", { class: "modal-note" }, words.formNote),
    fields.map((field) => field.element),
    trouble,
    el("div", { class: "modal-buttons" }, cancel, submit),
  );
  const dialog = el("dialog", { class: "modal", "aria-labelledby": headingId, "data-testid": "modal", "data-custom-id": data.custom_id, onclose: () => dialog.remove() }, form);
  document.body.append(dialog);
  dialog.showModal();
  fields[0].input.focus();

  async function sent(event) {
    event.preventDefault();
    const wrong = fields.filter((field) => !field.check());
    if (wrong.length) return wrong[0].input.focus();
    submit.disabled = true;
    trouble.textContent = "";
    const why = await send(Object.fromEntries(fields.map((field) => [field.name, field.input.value])));
    submit.disabled = false;
    if (why === null) dialog.close();
    else trouble.textContent = why;
  }
}

/** A text field under its label, with what is wrong with it and how much still fits below. */
function textField(part, words) {
  const required = part.required !== false;
  const least = part.min_length ?? 0;
  const most = part.max_length ?? 4000;
  const [inputId, belowId] = [freshId(), freshId()];
  const wrong = el("span", { class: "modal-wrong" });
  const count = el("span", { class: "modal-count", "aria-hidden": "true" });
  const shared = {
    id: inputId, class: "modal-input", "data-testid": `modal-field-${part.custom_id}`, maxlength: String(most),
    placeholder: part.placeholder, "aria-required": String(required), "aria-describedby": belowId, oninput: () => counted(),
  };
  const input = part.style === PARAGRAPH ? el("textarea", { ...shared, rows: "5" }) : el("input", { ...shared, type: "text" });
  input.value = part.value ?? "";
  const mark = required ? el("span", { class: "modal-required", title: words.required }, " *") : null;
  const label = el("label", { for: inputId }, part.label, mark);
  counted();
  return { name: part.custom_id, input, check, element: el("div", { class: "modal-field" }, label, input, el("div", { class: "modal-below", id: belowId, "aria-live": "polite" }, wrong, count)) };

  function counted() {
    count.textContent = `${[...input.value].length}/${most}`;
    if (input.getAttribute("aria-invalid")) check();
  }

  function check() {
    const length = [...input.value].length;
    const missing = length === 0 && required ? words.fieldRequired : "";
    wrong.textContent = missing || (length > 0 && length < least ? words.tooShort(least) : "");
    if (wrong.textContent) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    return !wrong.textContent;
  }
}
