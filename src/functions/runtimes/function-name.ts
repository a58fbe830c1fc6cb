/** A function as named in a Lambda API call. `qualifier` null when the name carries none. */
export interface FunctionName {
  readonly name: string;
  readonly qualifier: string | null;
}

/**
 * Reads a plain name, a partial or full ARN, each with or without `:QUALIFIER`; null for anything else.
 * Region and account of an ARN are accepted as they are: locally there is only one of each.
 */
export function readFunctionName(text: string): FunctionName | null {
  const match = form.exec(text);
  if (match === null || match[1]!.length > 64) return null;
  return { name: match[1]!, qualifier: match[2] ?? null };
}

// The pattern of the Lambda API reference for FunctionName, with the name and the qualifier caught.
const form =
  /^(?:arn:aws[a-zA-Z-]*:lambda:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:function:|\d{12}:function:|function:)?([A-Za-z0-9_.-]+)(?::(\$LATEST|[A-Za-z0-9_-]+))?$/;
