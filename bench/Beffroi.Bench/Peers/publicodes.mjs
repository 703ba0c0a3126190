// Answers the situations of a file with publicodes: node publicodes.mjs model.json. Writes the verdicts of the first round, and the
// median time of a situation over the rounds after it.
import { readFileSync } from 'node:fs'
import Engine from 'publicodes'

const { rules, verdicts, situations, rounds } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const engine = new Engine(rules, { warn: false })
const answer = situation => {
  engine.setSituation(situation)
  return verdicts.map(name => {
    const { nodeValue } = engine.evaluate(name)
    if (typeof nodeValue !== 'number') throw new Error(`${name} is ${nodeValue}`)
    return nodeValue
  })
}
const answers = situations.map(answer)
const times = []
for (let round = 0; round < rounds; round++) {
  const start = process.hrtime.bigint()
  for (const situation of situations) answer(situation)
  times.push(Number(process.hrtime.bigint() - start) / 1000 / situations.length)
}
times.sort((a, b) => a - b)
console.log(JSON.stringify({ verdicts: answers, microseconds: times[times.length >> 1] }))
