// The licence gate: every NuGet package of the lock files and every npm package of package-lock.json has a licence of the
// list, and none stands in build/advisories.json. Exits 1 and names each one that does not.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const anywhere = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'ISC', 'MS-PL', 'PostgreSQL', 'Zlib', 'Unicode-3.0', 'CC0-1.0', 'OFL-1.1']
const inTests = ['MPL-2.0']
const json = path => JSON.parse(readFileSync(path, 'utf8'))

/** An SPDX expression is accepted when one side of an OR is, and both sides of an AND are. */
const accepts = (expression, allowed) =>
  expression.replace(/[()]/g, '').split(/ OR /i).some(choice => choice.split(/ AND /i).every(part => allowed.includes(part.trim())))

const packages = new Map()
const keep = (kind, name, version, licence, test) => {
  const key = `${kind} ${name} ${version}`
  packages.set(key, { kind, name, version, licence, test: test && (packages.get(key)?.test ?? true) })
}

/** A package may carry its licence as a file: the one that is recognised is MIT, by its grant and its condition, word for word. */
const mit = [
  'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction,',
  'The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.',
]
const inFile = (folder, nuspec) => {
  const name = /<license type="file">([^<]+)</.exec(nuspec)?.[1]
  const text = name && existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').replace(/\s+/g, ' ') : ''
  return mit.every(words => text.includes(words)) ? 'MIT' : 'not stated'
}

const cache = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget/packages')
for (const area of ['src', 'tests', 'bench'])
  for (const project of readdirSync(join(root, area))) {
    const lock = join(root, area, project, 'packages.lock.json')
    if (!existsSync(lock)) continue
    for (const dependencies of Object.values(json(lock).dependencies))
      for (const [name, { type, resolved }] of Object.entries(dependencies)) {
        if (type === 'Project') continue
        const id = name.toLowerCase()
        const nuspec = join(cache, id, resolved, `${id}.nuspec`)
        const text = existsSync(nuspec) ? readFileSync(nuspec, 'utf8') : ''
        keep('nuget', name, resolved, /<license type="expression"[^>]*>([^<]+)</.exec(text)?.[1] ?? inFile(join(cache, id, resolved), text), area !== 'src')
      }
  }
// Most of npm only builds and checks; what sets documents ships with the program.
for (const [path, { version, license, link, dev }] of Object.entries(json(join(root, 'package-lock.json')).packages))
  if (path && !link) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const own = join(root, path, 'package.json')
    const stated = existsSync(own) ? json(own) : {}
    // Before SPDX, packages stated a list.
    keep('npm', name, version, license ?? stated.license ?? stated.licenses?.map(l => l.type).join(' OR ') ?? 'not stated', dev === true)
  }

const number = version => version.split(/[-+]/)[0].split('.').map(Number)
const below = (a, b) => {
  const [x, y] = [number(a), number(b)]
  for (let i = 0; i < Math.max(x.length, y.length); i++) if ((x[i] ?? 0) !== (y[i] ?? 0)) return (x[i] ?? 0) < (y[i] ?? 0)
  return false
}

const { advisories, forbidden, exceptions } = json(join(root, 'build/advisories.json'))
let refused = 0
const refuse = (p, why) => {
  refused++
  console.error(`licences: ${p.kind} ${p.name} ${p.version}: ${why}`)
}
for (const p of packages.values()) {
  const excused = p.test && exceptions.some(e => e.kind === p.kind && e.licence === p.licence && (e.package ?? p.name) === p.name)
  if (!excused && !accepts(p.licence, p.test ? [...anywhere, ...inTests] : anywhere)) refuse(p, `licence ${p.licence}`)
  for (const a of advisories)
    if (a.package.toLowerCase() === p.name.toLowerCase() && below(p.version, a.fixed)) refuse(p, `${a.advisory}, fixed in ${a.fixed}`)
  for (const f of forbidden)
    if (p.kind === 'nuget' && new RegExp(`^${f.package}(\\.|$)`, 'i').test(p.name) && !below(p.version, f.from)) refuse(p, f.why)
}
console.log(`licences: ${packages.size} packages, ${refused} refused`)
process.exit(refused ? 1 : 0)
