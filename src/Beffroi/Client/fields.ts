// What the fields of a form hold, what the server wrote into them, and how what was typed is put back. Files, passwords and hidden fields are left alone.
import type { Typed } from "./kept";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NEVER = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);

/** As many lines as the server reads of a list. */
const MOST_LINES = 60;

export function shown(form: HTMLFormElement): Typed {
  return gather(form, (c) => isBox(c) ? c.checked : true, (c) => c.value);
}

/** What the page was written with: a browser that goes back may show something else. */
export function written(form: HTMLFormElement): Typed {
  return gather(form, (c) => isBox(c) ? c.defaultChecked : true, writtenIn);
}

export function same(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  const [mine, theirs] = [a ?? [], b ?? []];
  return Array.from({ length: Math.max(mine.length, theirs.length) }, (_, i) => i).every((i) => (mine[i] ?? "").trim() === (theirs[i] ?? "").trim());
}

/** Puts back these fields, and makes the lines that lack. Answers those for which the form has no place. */
export function putBack(form: HTMLFormElement, fields: Typed, names: readonly string[]): Typed {
  const homeless: Record<string, readonly string[]> = {};
  for (const name of names) {
    const values = fields[name] ?? [];
    if (values.some((v) => v !== "")) {
      makeRoom(form, name);
    }
    const left = fill(controls(form).filter((c) => c.name === name), values);
    if (left.some((v) => v.trim() !== "")) {
      homeless[name] = left;
    }
  }
  return homeless;
}

/** As the page was written, without the lines that were made. */
export function backToWritten(form: HTMLFormElement): void {
  for (const line of form.querySelectorAll("[data-keep-made]")) {
    line.remove();
  }
  for (const control of controls(form)) {
    if (isBox(control)) {
      control.checked = control.defaultChecked;
    } else {
      control.value = writtenIn(control);
    }
  }
}

export function hasFile(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>("input[type=file]")].some((f) => f.files !== null && f.files.length > 0);
}

/** What could not be put back. */
function fill(places: readonly Control[], values: readonly string[]): readonly string[] {
  const boxes = places.filter(isBox);
  if (boxes.length > 0) {
    for (const box of boxes) {
      box.checked = values.includes(box.value);
    }
    // A choice that is no longer offered has no words to be shown.
    return [];
  }
  return values.filter((value, i) => {
    const place = places[i];
    if (place === undefined) {
      return true;
    }
    const before = place.value;
    place.value = value;
    if (place instanceof HTMLSelectElement && place.selectedIndex < 0) {
      place.value = before;
    }
    return false;
  });
}

function gather(form: HTMLFormElement, counts: (c: Control) => boolean, value: (c: Control) => string): Typed {
  const found: Record<string, string[]> = {};
  for (const control of controls(form)) {
    const values = found[control.name] ??= [];
    if (counts(control)) {
      values.push(value(control));
    }
  }
  return found;
}

function controls(form: HTMLFormElement): readonly Control[] {
  return [...form.elements].filter((e): e is Control =>
    (e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement || (e instanceof HTMLInputElement && !NEVER.has(e.type))) && e.name !== "" && !e.disabled);
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

function writtenIn(control: Control): string {
  if (isBox(control)) {
    return control.value;
  }
  if (control instanceof HTMLSelectElement) {
    return ([...control.options].filter((o) => o.defaultSelected).at(-1) ?? control.options[0])?.value ?? "";
  }
  // A control shows what it can of what is written in it: a copy tells what (ends of lines, a day that is none).
  const copy = control.cloneNode() as HTMLInputElement | HTMLTextAreaElement;
  copy.value = control.defaultValue;
  return copy.value;
}

/** A field of a list, « charge_4_montant »: the page has fewer lines than were typed. The last one is copied, empty. */
function makeRoom(form: HTMLFormElement, name: string): void {
  const [, list, number] = /^(.+)_(\d+)_[^_]+$/.exec(name) ?? [];
  const wanted = Number(number);
  if (list === undefined || wanted >= MOST_LINES || lineOf(form, list, wanted) !== undefined) {
    return;
  }
  let last = wanted;
  let line: Element | undefined;
  while (line === undefined && last > 0) {
    line = lineOf(form, list, --last);
  }
  for (; line !== undefined && last < wanted; last++) {
    line = copyOf(line, `${list}_${last}_`, `${list}_${last + 1}_`, last + 1);
  }
}

function lineOf(form: HTMLFormElement, list: string, number: number): Element | undefined {
  return controls(form).find((c) => c.name.startsWith(`${list}_${number}_`))?.closest(".b-line") ?? undefined;
}

function copyOf(line: Element, from: string, to: string, number: number): Element {
  const copy = line.cloneNode(true) as Element;
  copy.setAttribute("data-keep-made", "");
  copy.querySelectorAll(".b-field__error").forEach((error) => error.remove());
  copy.querySelectorAll(".b-invalid").forEach((field) => field.classList.remove("b-invalid"));
  for (const element of copy.querySelectorAll("*")) {
    for (const attribute of ["id", "name", "for", "aria-describedby"]) {
      element.setAttribute(attribute, (element.getAttribute(attribute) ?? "").replaceAll(from, to));
      if (element.getAttribute(attribute) === "") {
        element.removeAttribute(attribute);
      }
    }
    element.removeAttribute("aria-invalid");
    if (element instanceof HTMLInputElement && isBox(element)) {
      element.checked = element.defaultChecked = false;
    } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      element.value = element.defaultValue = "";
    } else if (element instanceof HTMLOptionElement) {
      element.selected = element.defaultSelected = false;
    } else if (element instanceof HTMLLegendElement) {
      element.textContent = (element.textContent ?? "").replace(String(number), String(number + 1));
    }
  }
  for (const choice of copy.querySelectorAll("select")) {
    choice.selectedIndex = 0;
  }
  line.after(copy);
  return copy;
}
