import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** A file of the package that brings a runtime for this kind of machine; null where there is no such package. */
export function binaryOf(packageName: string, file: string): string | null {
  try {
    return join(dirname(require.resolve(`${packageName}/package.json`)), file)
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}
