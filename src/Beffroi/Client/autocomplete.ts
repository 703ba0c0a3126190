// A combobox over a text input that works without it: the server answers `?q=` with suggestions, choosing one fills the text
// and the hidden value, typing again empties the hidden value. Roles and keys follow the ARIA pattern "editable combobox
// with list autocomplete": focus stays in the input.

interface Suggestion {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Time without a key before asking, in milliseconds. */
const PAUSE = 150;
const SHORTEST_QUERY = 2;

let listCount = 0;

export function attachAutocomplete(box: HTMLElement): void {
  const address = box.dataset["suggest"];
  const input = box.querySelector<HTMLInputElement>("input:not([type=hidden])");
  if (address === undefined || input === null) {
    return;
  }
  const hidden = box.querySelector<HTMLInputElement>("input[type=hidden]");
  const list = document.createElement("ul");
  list.id = `suggestions-${++listCount}`;
  list.className = "b-combobox__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Propositions");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "b-combobox__status";
  status.setAttribute("role", "status");
  box.append(list);
  box.after(status);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let suggestions: readonly Suggestion[] = [];
  let active = -1;
  let timer: number | undefined;
  let asking: AbortController | undefined;

  function close(): void {
    list.hidden = true;
    active = -1;
    input!.setAttribute("aria-expanded", "false");
    input!.removeAttribute("aria-activedescendant");
  }

  /** Nothing that is planned or on its way opens again what was left. */
  function leave(): void {
    window.clearTimeout(timer);
    asking?.abort();
    close();
  }

  /** Forgets what is shown, planned or on its way. */
  function reset(): void {
    leave();
    suggestions = [];
    list.replaceChildren();
  }

  /** The suggestion under the arrow stays under it when a later answer has it too: Enter must not send the form instead. */
  function show(found: readonly Suggestion[]): void {
    const kept = suggestions[active]?.value;
    suggestions = found;
    list.replaceChildren(...found.map(option));
    active = -1;
    input!.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    input!.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length === 0
      ? "Aucune proposition."
      : found.length === 1 ? "1 proposition." : `${found.length} propositions.`;
    const still = kept === undefined ? -1 : found.findIndex((s) => s.value === kept);
    if (still >= 0) {
      activate(still);
    }
  }

  function option(suggestion: Suggestion, index: number): HTMLLIElement {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = suggestion.label;
    if (suggestion.hint !== undefined) {
      const hint = document.createElement("small");
      hint.textContent = suggestion.hint;
      item.append(" ", hint);
    }
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(index));
    return item;
  }

  function activate(index: number): void {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (index + suggestions.length) % suggestions.length;
    const item = list.children[active];
    if (item !== undefined) {
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      input!.setAttribute("aria-activedescendant", item.id);
    }
  }

  function choose(index: number): void {
    const chosen = suggestions[index];
    if (chosen === undefined) {
      return;
    }
    input!.value = chosen.label;
    if (hidden !== null) {
      hidden.value = chosen.value;
    }
    // Whoever keeps what is typed hears of what is chosen too.
    input!.dispatchEvent(new Event("change", { bubbles: true }));
    reset();
    status.textContent = chosen.hint === undefined ? chosen.label : `${chosen.label}, ${chosen.hint}`;
  }

  async function ask(query: string): Promise<void> {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const url = new URL(address!, window.location.href);
      url.searchParams.set("q", query);
      const answer = await fetch(url, { headers: { accept: "application/json" }, signal: mine.signal });
      if (!answer.ok) {
        throw new Error(`${url.pathname} answered ${answer.status}`);
      }
      const found: Suggestion[] = await answer.json();
      if (!mine.signal.aborted) {
        show(found);
      }
    } catch (error) {
      if (!mine.signal.aborted) {
        reset();
        status.textContent = "Les propositions ne répondent pas. Écrivez le nom entier, puis continuez.";
        console.error(error);
      }
    }
  }

  input.addEventListener("input", () => {
    if (hidden !== null) {
      hidden.value = "";
    }
    window.clearTimeout(timer);
    const query = input.value.trim();
    if (query.length < SHORTEST_QUERY) {
      reset();
      status.textContent = "";
      return;
    }
    timer = window.setTimeout(() => void ask(query), PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (suggestions.length > 0) {
        event.preventDefault();
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
        activate(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      }
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      leave();
    }
  });

  input.addEventListener("blur", leave);
}
