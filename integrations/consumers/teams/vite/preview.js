// Serves the built page. The API answers under the page's own origin, as behind a portal.
import { preview } from 'vite'

const [target] = process.argv.slice(2)
const proxy = { '/api': { target, rewrite: (path) => path.replace(/^\/api/, '') } }
const server = await preview({ preview: { host: '127.0.0.1', port: 0, proxy } })
server.printUrls()
