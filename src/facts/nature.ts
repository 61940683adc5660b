import type { Register } from './entities.ts';

/** `政策性保民生` is a nature of its own; `政策性` groups it with its like. */
export function natureFacets(nature: string, register: Register): Readonly<Record<string, string>> {
  const group = /^.{2}性/.exec(nature)?.[0];
  return {
    nature: register.note('nature', nature, nature, null),
    ...(group === undefined || group === nature ? {} : { natureGroup: register.note('nature', group, group, null) }),
  };
}
