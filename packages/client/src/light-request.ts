/**
 * Takes the place of `Request` inside openapi-fetch: it keeps the URL and the init as they are, and `fetch` gets
 * both. Constructing a real Request is most of what openapi-fetch costs.
 */
export class LightRequest {
  readonly url: string
  readonly init: RequestInit

  constructor(url: string, init: RequestInit) {
    this.url = url
    this.init = init
  }
}
