/** `qualifier.schema.json`: the help an editor gives while a qualifier is written. */
import * as z from 'zod/mini';
import { qualifierSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of a qualifier. Rules over several values are not in it. */
export function qualifierJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(qualifierSchema, { io: 'input', override: dropIntegerLimits });
}

/** The limits of safe integers are no limits an owner meets. */
function dropIntegerLimits({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
