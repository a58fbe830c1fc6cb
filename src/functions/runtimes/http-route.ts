/** A route of the local server that is no function: its body is streamed, or it tells what this process keeps. */
export interface HttpRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  /** Answers JSON data; throws a Problem. */
  readonly answer: (request: Request) => Promise<HttpRouteAnswer>;
}

export interface HttpRouteAnswer {
  readonly status: 200 | 201;
  readonly body: unknown;
}
