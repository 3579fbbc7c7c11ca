/**
 * A real npm registry on loopback for tests, and the published packages as they are packed for it.
 *
 * @packageDocumentation
 */
export { pack, packedManifest, packPublished, publishedFolders, type Packed, type Packs } from './pack.ts'
export { startRegistry, type LocalRegistry } from './registry.ts'
export { run } from './run.ts'
