/** Whether a host name, as a URL has it, is this machine's own and leads nowhere else. */
export function isLoopback(hostname: string): boolean {
  return ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(hostname)
}
