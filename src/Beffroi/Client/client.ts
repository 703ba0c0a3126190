// Every island of the site. Each finds its own elements; a page that has none pays nothing.
import { attachAutocomplete } from "./autocomplete";
import { attachCopy } from "./copy";
import { attachForget, attachKeep } from "./keep";
import { tidy } from "./kept";
import { attachPasskey } from "./passkeys";
import { attachZoom } from "./zoom";

for (const box of document.querySelectorAll<HTMLElement>("[data-suggest]")) {
  attachAutocomplete(box);
}
for (const text of document.querySelectorAll<HTMLElement>("[data-copy]")) {
  attachCopy(text);
}
for (const frame of document.querySelectorAll<HTMLElement>(".b-map__frame")) {
  attachZoom(frame);
}
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  attachPasskey(form);
}
tidy();
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
  attachKeep(form);
}
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep-forget]")) {
  attachForget(form);
}
