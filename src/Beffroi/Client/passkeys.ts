// A form that is sent with a passkey: it asks the server for options, the browser for the answer, and goes out as any form does,
// with the answer in its hidden field. Without script, or in a browser that knows no passkeys, the form stays hidden and the
// page says so.

const FAILED = "La clé d’accès n’a pas été utilisée. Vous pouvez recommencer.";

export function attachPasskey(form: HTMLFormElement): void {
  const options = form.dataset["passkeyOptions"];
  const answer = form.querySelector<HTMLInputElement>("input[name=cle]");
  const button = form.querySelector<HTMLButtonElement>("button");
  const status = form.querySelector<HTMLElement>("[role=status]");
  if (options === undefined || answer === null || button === null || status === null) {
    return;
  }
  if (!("PublicKeyCredential" in window) || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) {
    return;
  }
  form.hidden = false;
  for (const note of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) {
    note.hidden = true;
  }

  async function ask(): Promise<PublicKeyCredential> {
    const response = await fetch(options!, { method: "POST", body: new FormData(form) });
    if (!response.ok) {
      throw new Error(`The options were answered with ${response.status}.`);
    }
    const json: unknown = await response.json();
    const credential = form.dataset["passkey"] === "create"
      ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json as PublicKeyCredentialCreationOptionsJSON),
      })
      : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json as PublicKeyCredentialRequestOptionsJSON),
      });
    if (!(credential instanceof PublicKeyCredential)) {
      throw new Error("The browser gave no passkey.");
    }
    return credential;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    status.textContent = "";
    try {
      answer.value = JSON.stringify((await ask()).toJSON());
      form.submit();
    } catch {
      // The person gave up, waited too long, or has no key here: all look alike, and all may be tried again.
      status.textContent = FAILED;
      button.disabled = false;
    }
  });
}
