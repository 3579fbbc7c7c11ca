/**
 * The session and the flows in React components, on React 18 and 19.
 *
 * @packageDocumentation
 */
export { useSession } from './use-session.ts'
export { useSubmission, type Submission } from './use-submission.ts'
