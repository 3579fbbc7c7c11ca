import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from '@microsoft/api-extractor'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** One entry point of a package, and where its report stands. */
export interface Entry {
  /** The folder that holds the package's package.json. */
  readonly packageFolder: string
  /** The built declarations, relative to it: `dist/index.d.ts`, or those of a subpath, `dist/react/index.d.ts`. */
  readonly declarations: string
  /** The report's name: `client` for `client.api.md`. */
  readonly name: string
  readonly reportFolder: string
}

/** How a report compares with what the package exports. */
export interface Comparison {
  /** What is wrong with the exports themselves, one line each: undocumented, or needed by one and not exported. */
  readonly faults: readonly string[]
  /** Whether the report says something else than the package exports. */
  readonly changed: boolean
  /** What differs, as a patch; empty where there was no report. */
  readonly difference: string
}

/** Compares the report of an entry point with its exports; with `renew`, also writes it anew. */
export function compareReport(entry: Entry, { renew }: { readonly renew: boolean }): Comparison {
  const scratch = mkdtempSync(join(tmpdir(), 'api-report-'))
  const projectFolder = dirname(entry.declarations) === 'dist' ? entry.packageFolder : standIn(entry, scratch)
  const faults: string[] = []
  let difference = ''
  const hear = (message: ExtractorMessage) => {
    // Nothing goes to the console from there: what matters is given back.
    message.handled = true
    if (message.messageId === 'console-api-report-diff') difference = message.text
    else if (message.logLevel === ExtractorLogLevel.Error && !isDerived(message)) {
      faults.push(message.formatMessageWithLocation(projectFolder))
    }
  }
  try {
    const { apiReportChanged: changed } = Extractor.invoke(configOf(entry, projectFolder, scratch), {
      localBuild: renew,
      printApiReportDiff: true,
      messageCallback: hear,
    })
    return { faults, changed, difference }
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/**
 * A subpath imports its own package by name, and the compiler takes that for another file of the package: every type
 * would belong to the subpath. So it stands alone here, with the package in its node_modules, as a consumer has it.
 */
function standIn({ packageFolder, declarations, name }: Entry, scratch: string): string {
  const {
    name: packageName,
    dependencies = {},
    peerDependencies = {},
  } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as Manifest
  const link = (dependency: string, folder: string) => {
    const path = join(scratch, 'node_modules', dependency)
    mkdirSync(dirname(path), { recursive: true })
    symlinkSync(folder, path, 'junction')
  }
  link(packageName, packageFolder)
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
    link(dependency, join(packageFolder, 'node_modules', dependency))
  }
  cpSync(join(packageFolder, dirname(declarations)), join(scratch, dirname(declarations)), {
    recursive: true,
  })
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name, type: 'module' }))
  return scratch
}

/** The members of what is derived from the spec: the spec says what they are, or leaves it to their names. */
function isDerived({ messageId, sourceFilePath }: ExtractorMessage): boolean {
  return messageId === 'ae-undocumented' && sourceFilePath?.endsWith('.gen.d.ts') === true
}

function configOf(
  { declarations, name, reportFolder }: Entry,
  projectFolder: string,
  scratch: string,
): ExtractorConfig {
  const error = { logLevel: ExtractorLogLevel.Error, addToApiReportFile: false }
  const none = { logLevel: ExtractorLogLevel.None }
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: join(projectFolder, declarations),
      newlineKind: 'lf',
      compiler: {
        // What a consumer's compiler sees: the built declarations, found by `exports`.
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2023',
            lib: ['es2023', 'dom'],
            module: 'nodenext',
            strict: true,
            skipDefaultLibCheck: true,
            types: [],
          },
          files: [declarations],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder,
        reportTempFolder: join(scratch, 'reports'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: error },
        // Everything that is exported is public: there are no release tags here, and comments are in the house's style.
        extractorMessageReporting: { default: error, 'ae-missing-release-tag': none },
        tsdocMessageReporting: { default: none },
      },
    },
  })
}
