import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@armor/source', ...defaultClientConditions] },
  // Nothing is inlined: the page's Content-Security-Policy takes no data: address.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0 },
  // `vite` alone serves the sources while the page is being written, beside `npm run server -- --demo`.
  server: {
    port: 4000,
    proxy: {
      '/api': {
        target: 'http://127.0.0.1:4010',
        changeOrigin: true,
        rewrite: (path) => path.slice('/api'.length),
      },
    },
  },
})
