// A process of its own: an HTTP server that answers the measured calls at once, and tells its parent where it is.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answers } from './answers.ts'

const server = createServer((request, response) => {
  const answer = request.url === '/me' ? answers.getCurrentUser : answers.authorize
  // The answer waits for the whole request, as that of a server which reads it.
  request.resume().once('end', () => {
    response.setHeader('content-type', 'application/json').end(answer)
  })
})
server.listen(0, '127.0.0.1', () => {
  process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('disconnect', () => {
  server.closeAllConnections()
  server.close()
})
