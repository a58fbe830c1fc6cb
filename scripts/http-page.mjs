// The reference of the HTTP API, drawn from the document that the local server answers at /openapi.json.

/** Markdown with a section per route: what it takes, what it answers. `document` is an OpenAPI 3.1 document. */
export function httpPage(document, notice) {
  const parts = [];
  // The same operation answers under several paths: it is described once, and the others are named.
  const sections = new Map();
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const text = operationText(operation, document);
      const routes = sections.get(text) ?? [];
      routes.push(`\`${method.toUpperCase()} ${path}\``);
      sections.set(text, routes);
    }
  for (const [text, routes] of sections) {
    const [first, ...others] = routes;
    const also = others.length === 0 ? '' : `\n\nAlso ${others.join(', ')}.`;
    parts.push(`## ${first.replaceAll('`', '')}\n\n${text.replace('\n', `${also}\n`)}`);
  }
  return `# HTTP\n\n${notice}\nThe routes of the local server; \`GET /openapi.json\` answers the same as an OpenAPI 3.1 document. A failure is answered as \`{"error":{"code","message","fix","retryable","request_id"}}\`; [problems](problems.md) lists the codes. Charts are served below \`/charts/\`. The Lambda Invoke API is described in [the Lambda guide](../guide/lambda.md#on-the-laptop).\n\n${parts.join('\n')}`;
}

function operationText({ summary, parameters = [], requestBody, responses }, document) {
  const lines = [`${summary}\n`];
  const query = parameters.map(
    ({ name, in: place, schema, description = '' }) =>
      `| \`${name}\` | ${place}, ${typeOf(schema, document)} | ${cell(description || schema.description)} |`,
  );
  if (query.length > 0) lines.push('Takes:\n', fieldTable(query));
  const body = requestBody?.content['application/json']?.schema;
  if (body !== undefined) lines.push('Body:\n', fieldTable(fields(body, document)));
  for (const [mediaType, { schema }] of Object.entries(responses['200']?.content ?? {})) {
    const answers = variants(schema, document);
    answers.forEach((answer, index) => {
      const rows = fields(answer, document);
      const which = answers.length === 1 ? '' : `, form ${index + 1}`;
      if (rows.length > 0) lines.push(`Answer (\`${mediaType}\`${which}):\n`, fieldTable(rows));
      else lines.push(`Answer (\`${mediaType}\`): ${typeOf(answer, document)}\n`);
    });
  }
  return lines.join('\n');
}

function fieldTable(rows) {
  return `| field | type | |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

// Rows of every field with its path: `prediction.class`, `top_features[].name`, `shap_values.*`.
function fields(given, document, trail = '') {
  const schema = resolved(given, document);
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = `${trail}${name}`;
    const field = resolved(property, document);
    const optional = trail === '' && !required.has(name) ? 'optional, ' : '';
    const description = field.description ?? '';
    const row = `| \`${path}\` | ${optional}${typeOf(field, document)} | ${cell(description)} |`;
    return [row, ...inner(field, document, path)];
  });
}

function inner(field, document, path) {
  const shapes = variants(field, document);
  const object = shapes.find((shape) => shape.properties !== undefined);
  if (object !== undefined) return fields(object, document, `${path}.`);
  const list = shapes.find((shape) => shape.items !== undefined);
  if (list !== undefined) return fields(list.items, document, `${path}[].`);
  const values = shapes.map(({ additionalProperties }) => additionalProperties);
  const record = values.find((value) => value !== null && typeof value === 'object');
  return record === undefined ? [] : fields(record, document, `${path}.*.`);
}

function variants(schema, document) {
  const { anyOf, oneOf } = resolved(schema, document);
  return (anyOf ?? oneOf ?? [schema]).map((variant) => resolved(variant, document));
}

function typeOf(given, document) {
  const schema = resolved(given, document);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined)
    return [...new Set(choices.map((choice) => typeOf(choice, document)))].join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined)
    return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {}, document)}`;
  if (schema.type === 'object') return 'object';
  const bounds = [schema.minimum, schema.maximum];
  const [low, high] = bounds.map((bound) => (Math.abs(bound) < 1e15 ? bound : undefined));
  const range = low === undefined && high === undefined ? '' : ` ${low ?? ''}..${high ?? ''}`;
  return `${[schema.type ?? 'any'].flat().join(' or ')}${range}`;
}

function resolved(schema, document) {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  return document.components.schemas[name];
}

function cell(text = '') {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
