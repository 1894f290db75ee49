import { readFileSync, writeFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import type { z } from 'zod'

/** Rewrites a YAML file of a test's own; throws when it has another shape. */
export const changeYaml = <Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  how: (value: z.infer<Shape>) => unknown,
): void => writeFileSync(path, stringify(how(shape.parse(parse(readFileSync(path, 'utf8'))))))
