import ts from 'typescript'

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es5.d.ts'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
}

/** Two versions of the generated types, read by one compiler. */
export interface TypePair {
  readonly checker: ts.TypeChecker
  /** What stands under a name such as `operations` in the older text. */
  readonly old: (name: string) => ts.Type
  /** The same in the newer. */
  readonly new: (name: string) => ts.Type
}

/** Reads pairs of generated texts; the compiler's own library is parsed once for all of them. */
export function typeReader(): (oldText: string, newText: string) => TypePair {
  const host = ts.createCompilerHost(options)
  const parsed = new Map<string, ts.SourceFile>()
  const readLibrary = host.getSourceFile.bind(host)
  const sourceOf = (path: string, texts: ReadonlyMap<string, string>): ts.SourceFile | undefined => {
    const text = texts.get(path)
    const key = text ?? path
    const known = parsed.get(key)
    if (known?.fileName === path) return known
    const source =
      text === undefined
        ? readLibrary(path, ts.ScriptTarget.ES2023)
        : ts.createSourceFile(path, text, ts.ScriptTarget.ES2023)
    if (source !== undefined) parsed.set(key, source)
    return source
  }

  return (oldText, newText) => {
    const texts = new Map([
      ['old.ts', oldText],
      ['new.ts', newText],
    ])
    const program = ts.createProgram(['old.ts', 'new.ts'], options, {
      ...host,
      getSourceFile: (path) => sourceOf(path, texts),
      fileExists: (path) => texts.has(path) || host.fileExists(path),
      readFile: (path) => texts.get(path) ?? host.readFile(path),
    })
    const checker = program.getTypeChecker()
    const exported = (path: string) => (name: string) => {
      const module = checker.getSymbolAtLocation(program.getSourceFile(path)!)!
      const symbol = checker.tryGetMemberInModuleExports(name, module)
      if (symbol === undefined) throw new Error(`expected the generated types to export ${name}`)
      return checker.getDeclaredTypeOfSymbol(symbol)
    }
    return { checker, old: exported('old.ts'), new: exported('new.ts') }
  }
}

/** A name of an object type, with the type that is written there: of an optional one, without `undefined`. */
export interface Member {
  readonly type: ts.Type
  readonly optional: boolean
}

/** The names of an object type. What openapi-typescript marks as absent (`?: never`) is absent. */
export function membersOf(checker: ts.TypeChecker, type: ts.Type): Map<string, Member> {
  const members = new Map<string, Member>()
  for (const symbol of checker.getPropertiesOfType(type)) {
    const declaration = symbol.valueDeclaration
    const written =
      declaration !== undefined && ts.isPropertySignature(declaration) && declaration.type !== undefined
        ? checker.getTypeFromTypeNode(declaration.type)
        : checker.getTypeOfSymbol(symbol)
    if (written.flags & ts.TypeFlags.Never) continue
    members.set(symbol.name, { type: written, optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 })
  }
  return members
}

/** Whether a type is one object whose names can be looked at, and no union, list or scalar. */
export function isObjectType(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (
    (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 && !checker.isArrayLikeType(type)
  )
}

/** The types that a union is made of; the type alone where it is none. */
export function choicesOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type]
}
