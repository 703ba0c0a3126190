// The process that sets documents: Typst in Node, kept warm by MakePdf. A message is four bytes of length, big-endian, then JSON.
//   in:  { "id": 1, "template": "Orientation/Results/results.typ", "time": 1795424400, "data": { … } }
//   out: { "ready": true } once, then { "id": 1, "pdf": "base64…", "memory": bytes } or { "id": 1, "error": "…", "memory": bytes }
// Arguments: the folder node_modules, the folder of the templates. Ends with its standard input; with code 3 when Typst is not there.
// Typst sees the templates and one data.json, in memory: its folder does not exist, so that no file of the machine can be read.
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { Coverage } from './coverage.mjs'

const [modules, templates] = process.argv.slice(2)
const root = '/beffroi-documents'
const standard = { pdfStandard: 'ua-1' }
const largestRequest = 4 * 1024 * 1024
/** Documents after which a piece of layout that was not used again is forgotten. */
const keptFor = 8

// Whatever a library prints must not come between the messages.
console.log = console.error

/** In a run of letters without a space, a line may break after so many. */
const longestWord = 40
const longRun = new RegExp(`[^\\s\\u200b-]{${longestWord}}(?=[^\\s\\u200b-])`, 'gu')

function send(message) {
  const body = Buffer.from(JSON.stringify(message))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  process.stdout.write(Buffer.concat([length, body]))
}

function start() {
  const require = createRequire(join(modules, 'beffroi.cjs'))
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
  const family = '@expo-google-fonts/atkinson-hyperlegible-next'
  const fonts = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map(style =>
    readFileSync(require.resolve(`${family}/${style}/AtkinsonHyperlegibleNext_${style}.ttf`)))
  const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts }] })
  for (const file of readdirSync(templates, { recursive: true, withFileTypes: true }))
    if (file.isFile() && file.name.endsWith('.typ')) {
      const path = join(file.parentPath ?? file.path, file.name)
      compiler.addSource(`${root}/${relative(templates, path).replaceAll('\\', '/')}`, readFileSync(path, 'utf8'))
    }
  return { compiler, coverage: new Coverage(fonts) }
}

/** Text that the fonts can show, whatever it was: a letter without a drawing would be refused, as would a control character. */
const shown = (text, coverage) => coverage.keep(text).replace(longRun, '$&\u200b')

const clean = (value, coverage) =>
  typeof value === 'string' ? shown(value, coverage)
  : Array.isArray(value) ? value.map(item => clean(item, coverage))
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item, coverage)]))
  : value

/** What Typst says of a mistake, without the words of the data. */
const told = text => text.replace(/`[^`]*`/g, '`…`').slice(0, 2000)

function make({ compiler, coverage }, { template, time, data }) {
  compiler.mapShadow(`${root}/data.json`, Buffer.from(JSON.stringify(clean(data, coverage))))
  const compiled = compiler.compile({ mainFilePath: `${root}/${template}`, resetRead: true })
  if (compiled.hasError() || !compiled.result)
    throw new Error((compiled.takeError()?.shortDiagnostics ?? []).map(d => `${d.path.slice(root.length)} ${d.message}`).join('; ') || 'no document')
  return compiler.pdf(compiled.result, { ...standard, creationTimestamp: time })
}

let press
try {
  press = start()
} catch (e) {
  console.error(e.message)
  process.exit(3)
}
send({ ready: true })

let received = Buffer.alloc(0)
process.stdin.on('data', chunk => {
  received = received.length ? Buffer.concat([received, chunk]) : chunk
  while (received.length >= 4) {
    const length = received.readUInt32BE()
    if (length > largestRequest) {
      console.error(`A request of ${length} bytes is too long.`)
      process.exit(4)
    }
    if (received.length < 4 + length) return
    const request = JSON.parse(received.subarray(4, 4 + length))
    received = received.subarray(4 + length)
    const answer = { id: request.id }
    try {
      answer.pdf = make(press, request).toString('base64')
    } catch (e) {
      answer.error = told(String(e.message))
    }
    press.compiler.unmapShadow(`${root}/data.json`)
    press.compiler.evictCache(keptFor)
    answer.memory = process.memoryUsage.rss()
    send(answer)
  }
})
process.stdin.on('end', () => process.exit(0))
process.stdout.on('error', () => process.exit(0))
