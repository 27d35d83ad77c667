// The only home of the yaml package.
import { parseDocument, stringify } from 'yaml';

/** A YAML text that could not be read. Lines and columns count from 1. */
export class YamlError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'YamlError';
    this.line = line;
    this.column = column;
  }
}

/**
 * The plain value of a YAML 1.2 text with one document. Duplicate keys are errors; aliases are bounded by the parser.
 *
 * @throws {YamlError} with the place of the first error
 */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const at = error.linePos?.[0] ?? { line: 1, col: 1 };
    throw new YamlError(error.message.split('\n', 1)[0]!, at.line, at.col);
  }
  return document.toJS() as unknown;
}

/** YAML text of a plain value: two spaces of indentation, lines folded at 110 characters. */
export function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 110 });
}
