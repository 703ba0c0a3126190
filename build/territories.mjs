// Turns npm @etalab/decoupage-administratif into the reference files of src/Beffroi/Territories/Reference.
//   node build/territories.mjs            writes them
//   node build/territories.mjs --check    exits 1 when a committed file is stale
// TERRITORIES_PACKAGE may name the unpacked package when it is not in node_modules.
import { readFileSync, writeFileSync, mkdirSync, existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = process.env.TERRITORIES_PACKAGE ?? join(root, 'node_modules/@etalab/decoupage-administratif')
const target = join(root, 'src/Beffroi/Territories/Reference')
const expected = { version: '6.0.0', vintage: '2026' }

const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
if (version !== expected.version) {
  console.error(`territories: @etalab/decoupage-administratif ${version} found, ${expected.version} expected (vintage ${expected.vintage})`)
  process.exit(1)
}
const read = name => JSON.parse(readFileSync(join(source, 'data', name), 'utf8'))
const records = read('communes.json')
const groups = read('epci.json')

const current = new Map(records.filter(r => r.type === 'commune-actuelle').map(r => [r.code, r]))
const groupOf = new Map(groups.flatMap(g => g.membres.map(m => [m.code, g.code])))

// A code that is no longer a commune's leads to the commune of today. The chef-lieu of a commune déléguée or associée wins
// over `anciensCodes`, which keeps a link that a de-merger has undone (60455 → 60054, 55273 → 55245).
const former = new Map()
for (const commune of current.values())
  for (const code of commune.anciensCodes ?? []) former.set(code, { code, nom: '', of: commune.code })
const aliases = []
for (const r of records) {
  if (r.type === 'commune-actuelle') continue
  const of = r.type === 'arrondissement-municipal' ? r.commune : r.chefLieu
  if (!current.has(of)) throw new Error(`${r.code} ${r.nom} leads to ${of}, which is not a commune`)
  if (!current.has(r.code)) former.set(r.code, { code: r.code, nom: r.nom, of, postcodes: r.codesPostaux, population: r.population })
  // The delegated commune that gave its code to the new one: its name is still what people type.
  else if (of !== r.code) throw new Error(`${r.code} ${r.nom} is a commune and leads to ${of}`)
  else if (current.get(of).nom !== r.nom) aliases.push({ code: r.code, nom: r.nom, of })
}

const byCode = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
const cell = value => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const csv = (header, rows) => [header, ...rows.map(row => row.map(c => cell(String(c ?? ''))).join(','))].join('\n') + '\n'

const communes = [
  ...[...current.values()].map(c => [c.code, c.nom, groupOf.get(c.code), c.departement, c.region, (c.codesPostaux ?? []).join(' '), c.population, '']),
  ...[...former.values(), ...aliases].map(f => [f.code, f.nom, '', '', '', (f.postcodes ?? []).join(' '), f.population, f.of])
].sort((a, b) => byCode(a, b) || (a[7] < b[7] ? -1 : 1))

const files = {
  [`communes-${expected.vintage}.csv`]: csv('code,nom,epci,departement,region,codes_postaux,population,commune_actuelle', communes),
  [`epci-${expected.vintage}.csv`]: csv('code,nom,type', groups.map(g => [g.code, g.nom, g.type]).sort(byCode)),
  [`departements-${expected.vintage}.csv`]: csv('code,nom,region', read('departements.json').map(d => [d.code, d.nom, d.region]).sort(byCode)),
  [`regions-${expected.vintage}.csv`]: csv('code,nom', read('regions.json').map(r => [r.code, r.nom]).sort(byCode))
}

mkdirSync(target, { recursive: true })
const check = process.argv.includes('--check')
let stale = 0
for (const [name, text] of Object.entries(files)) {
  const path = join(target, name)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  if (check) {
    stale++
    console.error(`territories: ${relative(root, path)} is stale; run \`make territories\``)
  } else {
    writeFileSync(path, text)
    console.log(`territories: ${relative(root, path)} written`)
  }
}
process.exit(stale ? 1 : 0)
