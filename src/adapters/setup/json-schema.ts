import { z } from 'zod';
import { profileSchema } from './profile-schema.js';
import { rubricSchema } from './rubric-schema.js';

/** JSON schemas by file name below rubrics/, for editors that complete YAML. */
export function schemas(): Readonly<Record<string, object>> {
  return {
    'profile.schema.json': z.toJSONSchema(profileSchema),
    'rubric.schema.json': z.toJSONSchema(rubricSchema),
  };
}
