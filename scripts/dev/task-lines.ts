/**
 * What the tasks of a turbo run wrote themselves. Turbo puts their name before each line, and lines of its own around
 * them.
 */
export function taskLines(output: string): string {
  const lines = output.split('\n').filter((line) => /^\S+:(generate|typecheck): /.test(line))
  const worth = lines.filter((line) => !/: (cache (miss|bypass)|\$ |\[ELIFECYCLE\]|$)/.test(line))
  return worth.map((line) => `  ${line}`).join('\n')
}
