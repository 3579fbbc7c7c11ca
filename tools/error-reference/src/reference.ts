import { join } from 'node:path'
import ts from 'typescript'
import { explanations, textOf } from './comments.ts'
import { failuresOf, type Failure } from './failures.ts'

/** A function that gives a `Result`, and how it can fail. */
export interface Fallible {
  /** `submitOtp`, or `session.useAccount` for a method. */
  readonly name: string
  readonly failures: readonly Failure[]
}

/** A value of a union of texts, and what the comment says of it. */
export interface Explained {
  readonly value: string
  readonly meaning: string
}

/** Everything that the page tells. */
export interface Reference {
  readonly fallible: readonly Fallible[]
  /** `ArmorErrorCode` of the client. */
  readonly codes: readonly Explained[]
  /** `Delivery` of the client. */
  readonly deliveries: readonly Explained[]
}

/** Reads the errors of the packages from their sources. */
export function readReference(root: string): Reference {
  const flowsPath = join(root, 'packages/auth-flows/src/index.ts')
  const clientPath = join(root, 'packages/client/src/index.ts')
  const program = ts.createProgram([flowsPath, clientPath], {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.NodeNext,
    customConditions: ['@armor/source'],
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const client = exportsOf(program, clientPath, checker)
  return {
    fallible: exportsOf(program, flowsPath, checker).flatMap((symbol) => fallibleOf(symbol, checker)),
    codes: explained(client, 'ArmorErrorCode', checker),
    deliveries: explained(client, 'Delivery', checker),
  }
}

function exportsOf(program: ts.Program, path: string, checker: ts.TypeChecker): ts.Symbol[] {
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  if (module === undefined) throw new Error(`expected a module at ${path}, found none`)
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
}

/** The symbol itself if it is a function, its methods if it is an interface, where they give a `Result`. */
function fallibleOf(symbol: ts.Symbol, checker: ts.TypeChecker): Fallible[] {
  return (symbol.declarations ?? []).flatMap((declaration) => {
    if (ts.isFunctionDeclaration(declaration)) return read(symbol.name, declaration, checker)
    if (!ts.isInterfaceDeclaration(declaration)) return []
    const owner = symbol.name[0]!.toLowerCase() + symbol.name.slice(1)
    return declaration.members
      .filter(ts.isMethodSignature)
      .flatMap((method) => read(`${owner}.${method.name.getText()}`, method, checker))
  })
}

function read(name: string, { type }: ts.SignatureDeclaration, checker: ts.TypeChecker): Fallible[] {
  const error = type === undefined ? undefined : errorNodeOf(type)
  if (error === undefined || error.kind === ts.SyntaxKind.TypeParameter) return []
  const failures = failuresOf(error, checker)
  return failures.length === 0 ? [] : [{ name, failures }]
}

/** The second argument of `Result<Value, Error>`, also in a promise. */
function errorNodeOf(node: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isTypeReferenceNode(node)) return undefined
  const name = node.typeName.getText()
  if (name === 'Promise') return errorNodeOf(node.typeArguments![0]!)
  return name === 'Result' ? node.typeArguments?.[1] : undefined
}

function explained(symbols: readonly ts.Symbol[], name: string, checker: ts.TypeChecker): Explained[] {
  const symbol = symbols.find((candidate) => candidate.name === name)
  if (symbol === undefined) throw new Error(`expected @armor/client to export ${name}, found no such export`)
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  const values = (type.isUnion() ? type.types : [type]).map((part) =>
    part.isStringLiteral() ? part.value : checker.typeToString(part),
  )
  const meanings = explanations(textOf(symbol, checker))
  for (const value of values) {
    if (meanings.has(value)) continue
    throw new Error(
      `expected the comment on ${name} to explain \`${value}\`, found no part that begins with it`,
    )
  }
  return [...meanings]
    .filter(([value]) => values.includes(value))
    .map(([value, meaning]) => ({ value, meaning }))
}
