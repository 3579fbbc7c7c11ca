import ts from 'typescript'

/** What a doc comment says before its tags, on one line. */
export function textOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return onOneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker)))
}

/** The doc comment in front of a member of a union: it stands before the bar, so no node has it. */
export function textBefore(member: ts.TypeNode): string {
  const { parent } = member
  if (!ts.isUnionTypeNode(parent)) return ''
  const before = parent.types[parent.types.indexOf(member) - 1]
  const source = member.getSourceFile().text.slice(before?.end ?? parent.pos, member.getStart())
  const [comment] = source.match(/\/\*\*[^]*?\*\//g)?.slice(-1) ?? []
  return comment === undefined ? '' : onOneLine(comment.slice(3, -2).replaceAll(/^\s*\* ?/gm, ''))
}

/**
 * The parts of a comment that explain values one by one, as in "`sent`: it left. `lost`: nobody knows." Each part goes
 * up to the next one.
 */
export function explanations(text: string): Map<string, string> {
  const [, ...parts] = text.split(/(?:^|\s)(?:- )?`(\w+)`: /)
  const found = new Map<string, string>()
  for (let at = 0; at < parts.length; at += 2) found.set(parts[at]!, asSentence(parts[at + 1]!.trim()))
  return found
}

function asSentence(text: string): string {
  return text === '' ? text : text[0]!.toUpperCase() + text.slice(1)
}

function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}
