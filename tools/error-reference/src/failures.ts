import ts from 'typescript'
import { explanations, textBefore, textOf } from './comments.ts'

/** One error that a function can give. */
export interface Failure {
  readonly code: string
  /** What the comment on it says: what it means, and what to do. */
  readonly meaning: string
  /** Whether it brings the step to go on from: `sometimes` where that depends on the step that failed. */
  readonly next: 'always' | 'sometimes' | 'never'
}

/** Reads every error of a type like `LoginError`: its codes from the compiler, what they mean from the comments. */
export function failuresOf(node: ts.TypeNode, checker: ts.TypeChecker): Failure[] {
  const meanings = new Map<string, string>()
  collectMeanings(node, '', checker, meanings)

  const type = checker.getTypeFromTypeNode(node)
  const nexts = new Map<string, boolean[]>()
  for (const part of partsOf(type)) {
    for (const code of codesOf(part, node, checker)) {
      nexts.set(code, [...(nexts.get(code) ?? []), part.getProperty('next') !== undefined])
    }
  }
  for (const code of nexts.keys()) {
    if (meanings.has(code)) continue
    throw new Error(`expected a comment on the error \`${code}\` of ${node.getText()}, found none`)
  }
  // In the order in which they are written: the compiler's own changes with what it has seen before.
  const written = [...meanings].filter(([code]) => nexts.has(code))
  return written.map(([code, meaning]) => {
    const given = nexts.get(code)!
    const next = given.every(Boolean) ? 'always' : given.some(Boolean) ? 'sometimes' : 'never'
    return { code, meaning, next }
  })
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type]
}

/** The values of `code`. */
function codesOf(type: ts.Type, at: ts.Node, checker: ts.TypeChecker): string[] {
  const code = type.getProperty('code')
  if (code === undefined) return []
  return partsOf(checker.getTypeOfSymbolAtLocation(code, at)).flatMap((value) =>
    value.isStringLiteral() ? [value.value] : [],
  )
}

/** Goes through a type as it is written, for the compiler forgets by which name a part of a union came. */
function collectMeanings(
  node: ts.TypeNode,
  comment: string,
  checker: ts.TypeChecker,
  meanings: Map<string, string>,
): void {
  if (ts.isParenthesizedTypeNode(node)) return collectMeanings(node.type, comment, checker, meanings)
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
    for (const part of node.types) collectMeanings(part, textBefore(part) || comment, checker, meanings)
    return
  }
  if (ts.isTypeLiteralNode(node)) return keep(node, comment, checker, meanings)
  if (!ts.isTypeReferenceNode(node)) return

  // What stands in `Exclude<..., ...>` and `Extract<..., ...>` first is what is looked through.
  for (const argument of node.typeArguments?.slice(0, 1) ?? []) {
    if (!ts.isLiteralTypeNode(argument)) collectMeanings(argument, comment, checker, meanings)
  }
  const named = checker.getSymbolAtLocation(node.typeName)
  if (named === undefined) return
  const symbol = named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named
  const declaration = symbol.declarations?.find(ts.isTypeAliasDeclaration)
  const own = comment || textOf(symbol, checker)
  if (declaration !== undefined && isComposed(declaration.type)) {
    collectMeanings(declaration.type, '', checker, meanings)
  } else {
    keep(node, own, checker, meanings)
  }
}

/** Whether a type is put together from others that have comments of their own. */
function isComposed(node: ts.TypeNode): boolean {
  return ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node) || ts.isParenthesizedTypeNode(node)
}

/** Keeps what a comment says of the codes of one type; where they are several, the comment on `code` tells them apart. */
function keep(
  node: ts.TypeNode,
  comment: string,
  checker: ts.TypeChecker,
  meanings: Map<string, string>,
): void {
  const type = checker.getTypeFromTypeNode(node)
  const codes = codesOf(type, node, checker)
  const code = type.getProperty('code')
  const apart = codes.length > 1 && code !== undefined ? explanations(textOf(code, checker)) : null
  for (const each of codes) {
    const meaning = apart?.get(each) ?? comment
    if (meaning !== '' && !meanings.has(each)) meanings.set(each, meaning)
  }
}
