// A form whose words are kept on this device from one key to the next until the server has accepted them (ADR 0035). The server writes `data-keep` on the form; without script,
// or where nothing can be stored, the form is what it was.
import { backToWritten, hasFile, putBack, same, shown, written } from "./fields";
import { canKeep, forget, forgetAllOf, hasAnyOf, keyOf, newToken, ofOtherVersions, read, write } from "./kept";
import type { Kept, Typed } from "./kept";
import { button, paragraph, sayOffline, when, WORDS } from "./keep-words";

/** Time without a key before keeping, in milliseconds. */
const PAUSE = 400;

/** Before words are put into a live region, which must be there first to be heard. */
const HEARD = 100;

/** Of the hidden field that the server gives back when it accepts the form. */
const TOKEN = "garde";

/** Signing out leaves nothing of the account on this device. */
export function attachForget(form: HTMLFormElement): void {
  const account = form.dataset["keepForget"];
  if (account === undefined) {
    return;
  }
  for (const warning of form.querySelectorAll<HTMLElement>("[data-keep-some]")) {
    warning.hidden = !hasAnyOf(account);
  }
  form.addEventListener("submit", () => {
    if (navigator.onLine) {
      forgetAllOf(account);
    }
  });
}

export function attachKeep(form: HTMLFormElement): void {
  const account = form.dataset["keep"];
  if (account === undefined) {
    return;
  }
  const saves = form.dataset["keepUntil"] === "save";
  const words = WORDS[saves ? "save" : "send"];
  const address = (form.getAttribute("action") ?? window.location.pathname) + (form.dataset["keepName"] ?? "");
  const version = saves ? form.querySelector<HTMLInputElement>("input[type=hidden][name=version]") : null;
  const firstVersion = version?.value ?? "";
  const suggested = [...form.querySelectorAll<HTMLInputElement>("[data-suggest] input[type=hidden]")].map((field) => [field, field.value] as const);
  const saved = written(form);
  if (Object.keys(saved).length === 0) {
    return;
  }
  const able = canKeep();

  const line = document.createElement("p");
  line.className = "b-small b-muted";
  line.textContent = words.line;
  // Where there are several, it comes to the one that is written in.
  line.hidden = !able || document.querySelectorAll("form[data-keep]").length > 1;
  const buttons = [...form.querySelectorAll(".b-actions")].at(-1);
  if (buttons === undefined) {
    form.append(line);
  } else {
    buttons.after(line);
  }

  let token = newToken();
  let at = Date.now();
  let homeless: Typed = {};
  let timer: number | undefined;
  let isKept = able;
  let notice: HTMLElement | undefined;
  /** The page was not written with what is saved: all of it is new. */
  let unsaved = form.dataset["keepShows"] === "unsaved";

  function key(): string {
    return keyOf(account!, address, version?.value ?? "");
  }

  function keep(sent: boolean): void {
    window.clearTimeout(timer);
    timer = undefined;
    const fields = { ...homeless, ...shown(form) };
    const changed = Object.keys(fields).filter((name) => unsaved || name in homeless || !same(fields[name], saved[name]));
    if (changed.length === 0) {
      isKept = true;
      forget(key());
    } else {
      isKept = write(key(), { at, token, version: version?.value ?? "", fields, changed, sent, file: hasFile(form) });
      line.hidden = !isKept;
    }
  }

  function differs(kept: Kept): boolean {
    return kept.changed.some((name) => !same(kept.fields[name], saved[name]));
  }

  function fill(kept: Kept, names: readonly string[]): void {
    homeless = putBack(form, kept.fields, names);
    ({ token, at } = kept);
    line.hidden = false;
    for (const [field] of suggested) {
      const typed = field.parentElement?.querySelector<HTMLInputElement>("input:not([type=hidden])");
      if (typed !== null && typed !== undefined && typed.value !== typed.defaultValue) {
        field.value = "";
      }
    }
  }

  /** What was typed in this version: it is put back and said. */
  function restore(kept: Kept): void {
    fill(kept, kept.changed);
    const without = isUnconfirmed(kept) ? "" : `, ${words.without}`;
    say([`Nous avons remis ce que vous aviez écrit ${when(kept.at)}${without}.`, ...reserves(kept)], [words.back, revert]);
  }

  /** What was typed in another version: it waits for a word. Then the page is as it was left, version and all, and saving it shows what differs. */
  function offer(old: string, kept: Kept): void {
    say([`Vous aviez écrit autre chose ${when(kept.at)}, avant que cette page ne soit enregistrée de nouveau. Vous voyez ce qui est enregistré.`],
      ["Remettre ce que j’avais écrit", () => {
        version!.value = kept.version;
        fill(kept, Object.keys(kept.fields));
        say([`Nous avons remis ce que vous aviez écrit ${when(kept.at)}. Quand vous enregistrerez, vous verrez d’abord ce qui diffère.`, ...reserves(kept)], [words.back, revert]);
      }],
      ["Oublier ce que j’avais écrit", () => {
        forget(old);
        say([words.isBack]);
      }]);
  }

  /** Of a form that saves, the version tells. */
  function isUnconfirmed(kept: Kept): boolean {
    return kept.sent && !saves;
  }

  function reserves(kept: Kept): readonly string[] {
    const left = Object.values(homeless).flat().filter((v) => v.trim() !== "");
    return [
      ...isUnconfirmed(kept) ? ["Le site n’a pas confirmé votre envoi\u00A0: vérifiez qu’il n’est pas arrivé avant de recommencer."] : [],
      ...kept.file ? ["Choisissez de nouveau votre fichier."] : [],
      ...left.length > 0 ? [`N’a plus sa place dans cette page\u00A0: ${left.map((v) => `«\u00A0${v.trim()}\u00A0»`).join(", ")}.`] : [],
    ];
  }

  function revert(): void {
    window.clearTimeout(timer);
    timer = undefined;
    forget(key());
    homeless = {};
    backToWritten(form);
    for (const [field, value] of suggested) {
      field.value = value;
    }
    if (version !== null) {
      version.value = firstVersion;
    }
    [token, at] = [newToken(), Date.now()];
    say([words.isBack]);
  }

  /** One notice before the form: the first time it comes by itself and is heard; later it answers a button, and takes the focus that the button had. */
  function say(sentences: readonly string[], ...choices: readonly (readonly [string, () => void])[]): void {
    const answers = notice !== undefined;
    notice?.remove();
    notice = document.createElement("div");
    notice.className = "b-note";
    const status = document.createElement("div");
    status.setAttribute("role", "status");
    status.tabIndex = -1;
    notice.append(status);
    if (choices.length > 0) {
      const buttons = document.createElement("div");
      buttons.className = "b-actions";
      buttons.append(...choices.map(([label, act]) => button(label, act)));
      notice.append(buttons);
    }
    form.before(notice);
    form.closest("details")?.setAttribute("open", "");
    const tell = () => status.replaceChildren(...sentences.map(paragraph));
    if (answers) {
      tell();
      status.focus();
    } else {
      window.setTimeout(tell, HEARD);
    }
  }

  const here = able ? read(key()) : undefined;
  const others = !able || version === null ? [] : ofOtherVersions(account, address, version.value);
  const echo = "keepAnswer" in form.dataset ? [here, ...others.map(([, kept]) => kept)].find((kept) => kept !== undefined && !differs(kept)) : undefined;
  if (echo !== undefined) {
    // The form was refused and shows what was typed: it is kept on, from the version that the page has now.
    ({ token, at } = echo);
    unsaved = true;
    forget(keyOf(account, address, echo.version));
    keep(false);
  } else if (!unsaved) {
    for (const [other, kept] of others) {
      if (!differs(kept)) {
        forget(other);
      }
    }
    const old = others.find(([, kept]) => differs(kept));
    if (here !== undefined && differs(here)) {
      restore(here);
    } else if (here !== undefined) {
      forget(key());
    } else if (old !== undefined) {
      offer(...old);
    }
  }

  function typed(): void {
    at = Date.now();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => keep(false), PAUSE);
  }

  function leave(): void {
    if (timer !== undefined) {
      keep(false);
    }
  }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  document.addEventListener("visibilitychange", leave);
  window.addEventListener("pagehide", leave);
  // Forgotten by another tab, which signs out or has saved: what is planned here must not bring it back.
  window.addEventListener("storage", (event) => {
    if (event.key === null || (event.key === key() && event.newValue === null)) {
      window.clearTimeout(timer);
      timer = undefined;
    }
  });

  form.addEventListener("submit", (event) => {
    keep(navigator.onLine);
    if (!navigator.onLine) {
      event.preventDefault();
      sayOffline(form, isKept);
    }
  });
  form.addEventListener("formdata", (event) => {
    if (read(key())?.token === token) {
      event.formData.append(TOKEN, token);
    }
  });
}
