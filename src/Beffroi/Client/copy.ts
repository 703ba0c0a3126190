// A button « Copier » after what is to be copied into a form of another site. Without script, or where the browser gives no clipboard, the text is selected by hand.

const COPY = "Copier", COPIED = "Copié", FAILED = "Le texte n’a pas pu être copié\u00A0: sélectionnez-le.";

/** How long « Copié » stays, in milliseconds. */
const SHOWN = 2000;

export function attachCopy(text: HTMLElement): void {
  if (!("clipboard" in navigator)) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ds-button";
  button.dataset["variant"] = "tertiary";
  const words = document.createElement("span");
  words.textContent = COPY;
  const which = document.createElement("span");
  which.className = "ds-sr-only";
  which.textContent = ` : ${text.dataset["copy"] ?? ""}`;
  button.append(words, which);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "ds-sr-only";

  button.addEventListener("click", async () => {
    // Other sites take no-break spaces for odd characters.
    const plain = (text.textContent ?? "").replace(/[\u00A0\u202F]/g, " ").trim();
    try {
      await navigator.clipboard.writeText(plain);
      words.textContent = COPIED;
      status.textContent = COPIED;
    } catch {
      // The person, or the browser, has refused the clipboard.
      status.className = "";
      status.textContent = FAILED;
    }
    setTimeout(() => {
      words.textContent = COPY;
    }, SHOWN);
  });

  const line = document.createElement("p");
  line.className = "b-copy";
  line.append(button, status);
  text.after(line);
}
