// Run by each runtime as it stands: the address of the server is its argument, the report its output.
import process from 'node:process'
import { signInAndRecover } from './sign-in-and-recover.ts'

console.log(JSON.stringify(await signInAndRecover(process.argv[2]!)))
