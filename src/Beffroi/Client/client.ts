// Every island of the site. Each finds its own elements; a page that has none pays nothing.
import { attachAutocomplete } from "./autocomplete";

for (const box of document.querySelectorAll<HTMLElement>("[data-suggest]")) {
  attachAutocomplete(box);
}
