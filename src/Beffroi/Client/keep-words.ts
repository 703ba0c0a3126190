// What is said of words that are kept on the device, and how it is put into the page.

/** A form that saves shows again what it has saved; one that sends does not. */
export const WORDS = {
  save: {
    line: "Ce que vous écrivez est gardé sur cet appareil jusqu’à l’enregistrement.",
    without: "sans l’enregistrer",
    back: "Revenir à ce qui est enregistré",
    isBack: "Vous voyez ce qui est enregistré.",
  },
  send: {
    line: "Ce que vous écrivez est gardé sur cet appareil jusqu’à l’envoi.",
    without: "sans l’envoyer",
    back: "Oublier ce que j’avais écrit",
    isBack: "C’est oublié.",
  },
} as const;

/** In the place of the browser's own page, which would hide the form. */
export function sayOffline(form: HTMLFormElement, isKept: boolean): void {
  document.querySelector("[data-keep-offline]")?.remove();
  const summary = document.createElement("div");
  summary.className = "ds-error-summary";
  summary.dataset["keepOffline"] = "";
  summary.setAttribute("role", "alert");
  summary.tabIndex = -1;
  const title = document.createElement("h2");
  title.textContent = "Vous êtes hors connexion";
  summary.append(title, paragraph(isKept
    ? "Rien n’est perdu\u00A0: ce que vous avez écrit est gardé sur cet appareil. Recommencez quand la connexion sera revenue."
    : "Rien n’est envoyé. Laissez cette page ouverte, et recommencez quand la connexion sera revenue."));
  form.before(summary);
  summary.focus();
  window.addEventListener("online", () => summary.remove(), { once: true });
}

/** « le 28 novembre à 14 h 32 », on the clock of this device. */
export function when(instant: number): string {
  const date = new Date(instant);
  const month = new Intl.DateTimeFormat("fr", { month: "long" }).format(date);
  const day = date.getDate() === 1 ? "1er" : String(date.getDate());
  return `le\u00A0${day}\u00A0${month} à ${date.getHours()}\u00A0h\u00A0${String(date.getMinutes()).padStart(2, "0")}`;
}

export function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

export function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ds-button";
  made.dataset["variant"] = "secondary";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
