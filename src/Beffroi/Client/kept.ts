// What was typed and not yet accepted by the server, on this device: one entry for an account, a form and the version that the form was made from. Storage that is full,
// forbidden or spoilt is as if there were none.

/** Before every key; then account, form and version, without a space in any of them. */
const PREFIX = "beffroi-garde ";

/** A week, in milliseconds; the server's acknowledgement lives as long. */
const LIFE = 7 * 24 * 60 * 60 * 1000;

/** A cookie of this name, then the token of an entry: the server has accepted what was typed. */
const ACKNOWLEDGED = "beffroi-recu-";

/** By the name of the field: the value of each of its controls, or of those that are ticked. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export interface Kept {
  /** When it was typed, in milliseconds. */
  readonly at: number;
  /** Sent with the form, and given back when the form is accepted. */
  readonly token: string;
  readonly version: string;
  readonly fields: Typed;
  /** The fields that were not as saved. */
  readonly changed: readonly string[];
  /** The form was sent, and no answer has said that it was accepted. */
  readonly sent: boolean;
  /** A file was chosen, which no page may choose again. */
  readonly file: boolean;
}

export function keyOf(account: string, form: string, version: string): string {
  return PREFIX + [account, form, version].map(encodeURIComponent).join(" ");
}

export function newToken(): string {
  // randomUUID is only there under HTTPS.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

export function read(key: string): Kept | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isKept(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** False: nothing can be kept here, or no more. */
export function write(key: string, kept: Kept): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function canKeep(): boolean {
  const key = PREFIX + "essai";
  try {
    localStorage.setItem(key, "1");
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}

/** What was typed in the form from other versions, the latest first. */
export function ofOtherVersions(account: string, form: string, version: string): readonly (readonly [string, Kept])[] {
  const own = keyOf(account, form, version);
  return all(keyOf(account, form, "")).filter(([key]) => key !== own).sort(([, a], [, b]) => b.at - a.at);
}

export function hasAnyOf(account: string): boolean {
  return keysOf(account).length > 0;
}

export function forgetAllOf(account: string): void {
  for (const key of keysOf(account)) {
    forget(key);
  }
}

/** Forgets what the server has accepted, what is older than a week, and what cannot be read. */
export function tidy(): void {
  const accepted = document.cookie.split("; ").map((c) => c.split("=")[0] ?? "").filter((name) => name.startsWith(ACKNOWLEDGED));
  const tokens = new Set(accepted.map((name) => name.slice(ACKNOWLEDGED.length)));
  const oldest = Date.now() - LIFE;
  for (const key of keys(PREFIX)) {
    const kept = read(key);
    if (kept === undefined || kept.at < oldest || tokens.has(kept.token)) {
      forget(key);
    }
  }
  for (const name of accepted) {
    document.cookie = `${name}=; path=/; max-age=0`;
  }
}

function all(prefix: string): readonly (readonly [string, Kept])[] {
  return keys(prefix).flatMap((key) => {
    const kept = read(key);
    return kept === undefined ? [] : [[key, kept] as const];
  });
}

function keysOf(account: string): readonly string[] {
  return keys(PREFIX + encodeURIComponent(account) + " ");
}

function keys(prefix: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function isKept(found: unknown): found is Kept {
  const kept = found as Kept | null;
  return typeof kept === "object" && kept !== null && typeof kept.at === "number" && typeof kept.token === "string" && typeof kept.version === "string"
    && Array.isArray(kept.changed) && typeof kept.fields === "object" && kept.fields !== null
    && Object.values(kept.fields).every((values) => Array.isArray(values) && values.every((v) => typeof v === "string"));
}
