import { readDocument, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import { kinds, outputs, type Kind } from '@armor/openapi-codegen/src/outputs.ts'

/** A version of the spec, with the texts that are generated from it. */
export interface SpecVersion {
  readonly document: SpecDocument
  readonly texts: ReadonlyMap<Kind, string>
}

/** Reads a document with what is generated from it. One without components is read as one with none. */
export async function readSpecVersion(path: string, note: (text: string) => void): Promise<SpecVersion> {
  const document = await readDocument(path)
  const whole = {
    ...document,
    components: { ...document.components, schemas: document.components?.schemas ?? {} },
  }
  return versionOf(whole, (text) => note(`${path}: ${text}`))
}

/**
 * Generates what the published packages hold of a document. Types there must be; where something else cannot be
 * generated (a document that isn't ours lacks our extensions), that is noted, and the whole document stands for it: it
 * then counts as changed whenever the document has.
 */
export async function versionOf(document: SpecDocument, note: (text: string) => void): Promise<SpecVersion> {
  const texts = new Map<Kind, string>()
  for (const kind of kinds) {
    try {
      texts.set(kind, [...(await outputs(kind, '', document))].flat().join('\n'))
    } catch (error) {
      if (kind === 'types') throw error
      note(`${kind} cannot be generated: ${error instanceof Error ? error.message : String(error)}`)
      texts.set(kind, JSON.stringify(document))
    }
  }
  return { document, texts }
}
