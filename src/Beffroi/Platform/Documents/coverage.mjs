// Which characters a set of fonts can all draw, read from their cmap tables (OpenType, formats 4 and 12).

/** Shown in place of what cannot be drawn. */
const unknown = '\ufffd'

/** Characters that have a plainer one to stand for them where a font lacks them: narrow and figure spaces that do not break, a hyphen that does not. */
const plainer = new Map([['\u202f', '\u00a0'], ['\u2007', '\u00a0'], ['\u2011', '-']])

export class Coverage {
  #known
  #instead

  constructor(fonts) {
    this.#known = fonts.map(read).reduce((all, some) => all.intersection?.(some) ?? new Set([...all].filter(c => some.has(c))))
    this.#instead = this.#known.has(unknown.codePointAt(0)) ? unknown : '?'
  }

  /** The text with spaces for what separates (tabs, ends of lines), nothing for what is not seen, and a mark for each character that cannot be drawn. */
  keep(text) {
    // Halves of a character: Node 18, which Debian 12 has, knows no toWellFormed.
    return text.replace(/\p{Surrogate}/gu, unknown).normalize('NFC')
      .replace(/[\t\n\v\f\r\u2028\u2029\u0085]+/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}\p{Emoji_Modifier}]/gu, '')
      .replace(/[^ -~]/gu, c => this.#draws(c) ? c : plainer.get(c) ?? (/\p{Zs}/u.test(c) ? ' ' : this.#instead))
      .replace(new RegExp(`${this.#instead === '?' ? '\\?' : this.#instead}{2,}`, 'g'), runs => this.#instead.repeat(Math.min(runs.length, 3)))
  }

  #draws(character) {
    return this.#known.has(character.codePointAt(0))
  }
}

function read(font) {
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const entry = 12 + 16 * i
    if (font.toString('latin1', entry, entry + 4) === 'cmap') return characters(font, font.readUInt32BE(entry + 8))
  }
  throw new Error('A font has no cmap table.')
}

function characters(font, cmap) {
  const known = new Set()
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4)
    const format = font.readUInt16BE(table)
    if (format === 4) segments(font, table, known)
    else if (format === 12) groups(font, table, known)
  }
  return known
}

function segments(font, table, known) {
  const bytes = font.readUInt16BE(table + 6)
  const [ends, starts] = [table + 14, table + 16 + bytes]
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes]
  for (let s = 0; s < bytes; s += 2) {
    const [start, end, delta, offset] = [starts, ends, deltas, offsets].map(at => font.readUInt16BE(at + s))
    for (let c = start; c <= end && c < 0xffff; c++) {
      const glyph = offset === 0 ? c + delta : font.readUInt16BE(offsets + s + offset + 2 * (c - start))
      if ((glyph & 0xffff) !== 0) known.add(c)
    }
  }
}

function groups(font, table, known) {
  for (let i = 0; i < font.readUInt32BE(table + 12); i++) {
    const group = table + 16 + 12 * i
    for (let c = font.readUInt32BE(group); c <= font.readUInt32BE(group + 4); c++) known.add(c)
  }
}
