// The only home of ajv: every format that we read or write is checked through here.
import { Ajv, type AnySchemaObject, type ErrorObject } from 'ajv';

/** One thing wrong with a value. */
export interface Violation {
  /** JSON pointer to the value, such as `/rules/0/token/length`; empty for the document itself. */
  readonly path: string;
  /** What is wrong and what was expected, as a sentence without the value (it may be a secret). */
  readonly message: string;
}

/** Checks a value; an empty list means that it is valid. */
export type Validator = (value: unknown) => Violation[];

/**
 * Compiles a JSON Schema (draft 7). Compiling takes some ten milliseconds, so a hook run should not get here.
 *
 * @throws {Error} when the schema itself is wrong or holds keywords that ajv does not know
 */
export function createValidator(schema: AnySchemaObject): Validator {
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(
    schema,
  );
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(toViolation));
}

function toViolation(error: ErrorObject): Violation {
  const params = error.params as Record<string, unknown>;
  const detail =
    error.keyword === 'additionalProperties'
      ? `: ${String(params.additionalProperty)}`
      : error.keyword === 'enum'
        ? `: ${(params.allowedValues as unknown[]).join(', ')}`
        : '';
  return { path: error.instancePath, message: `${error.message ?? error.keyword}${detail}` };
}
