/**
 * For a command without options: prints what it does when asked with `--help`, and refuses anything else. Gives the
 * exit code, or `null` when there is nothing to answer and the command may start.
 */
export function answerOptions(
  args: readonly string[],
  about: string,
  print: (text: string, to: 'stdout' | 'stderr') => void = (text, to) => process[to].write(text),
): number | null {
  const [first] = args
  if (first === undefined) return null
  if (first === '--help' || first === '-h') {
    print(`${about}\n`, 'stdout')
    return 0
  }
  print(`expected no options, got ${JSON.stringify(first)}. ${about}\n`, 'stderr')
  return 1
}
