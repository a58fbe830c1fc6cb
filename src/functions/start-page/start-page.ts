import type { TrainedModel } from '../../tabular/index.js';
import type { ExampleReading } from '../workspace.js';
import { pageAssets } from './page-assets.js';
import { pageWords } from './page-words.js';

/** What the page tells about a model; a TrainedModel has all of it but the version. */
export interface StartPageModel
  extends Pick<TrainedModel, 'features' | 'classes' | 'threshold' | 'results'> {
  /** `NAME@VERSION`, for instance diecasting@3. */
  readonly version: string;
}

/** A function as the page lists it. */
export interface StartPageFunction {
  /** The deployed name. */
  readonly name: string;
  /** `predict` and `explain` are what the page calls. */
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
}

/** Everything the page shows. */
export interface StartPageFacts {
  /** Version of Casthouse. */
  readonly version: string;
  readonly functions: readonly StartPageFunction[];
  /** Null while none is served. */
  readonly model: StartPageModel | null;
  /** Why no model is served; shown when `model` is null. Default: nothing beyond that there is none. */
  readonly noModelReason?: string;
  /** Readings to fill the form with; the form starts with the first. Default: medians of the training rows. */
  readonly examples?: readonly ExampleReading[];
  /** Put on style and script, for a policy header of the server's own. Default: the page's own policy with hashes. */
  readonly nonce?: string;
}

/**
 * The page at `/`: one HTML document without outside requests, Korean and English, that lists what runs
 * and tries a prediction through the same HTTP API as everyone. Names and texts of the facts are shown
 * as text, whatever they hold.
 */
export function startPage(facts: StartPageFacts): string {
  const { style, script } = pageAssets();
  const { nonce, ...shown } = facts;
  const mark = nonce === undefined ? '' : ` nonce="${attribute(nonce)}"`;
  const policy = [
    "default-src 'none'",
    `script-src ${script.policy}${nonce === undefined ? '' : ` 'nonce-${attribute(nonce)}'`}`,
    `style-src ${style.policy}${nonce === undefined ? '' : ` 'nonce-${attribute(nonce)}'`}`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Casthouse</title>
<link rel="icon" href="${icon}">
<style${mark}>${style.text}</style>
</head>
<body>
<div id="page"></div>
<noscript>JavaScript가 꺼져 있습니다. 켜거나 API를 직접 부르십시오: <a href="/openapi.json">/openapi.json</a><br>
JavaScript is off. Turn it on, or call the API directly: <a href="/openapi.json">/openapi.json</a></noscript>
<script type="application/json" id="facts">${embeddedJson({ ...shown, words: pageWords })}</script>
<script type="module"${mark}>${script.text}</script>
</body>
</html>
`;
}

const icon =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 32 32%22%3E%3Crect width=%2232%22 height=%2232%22 rx=%227%22 fill=%22%231d4f7c%22/%3E%3Cpath d=%22M6 10h20l-3 8h-3v6h-8v-6H9z%22 fill=%22%23ffb25c%22/%3E%3C/svg%3E';

/** JSON that cannot end the script element it stands in; NaN and Infinity become null. */
function embeddedJson(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Nonces are base64; anything else is left out. */
function attribute(nonce: string): string {
  return nonce.replace(/[^A-Za-z0-9+/=_-]/g, '');
}
