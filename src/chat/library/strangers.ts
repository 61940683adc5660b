import { listed } from '../../answer/across/compared.ts';
import type { Reply, State } from '../conversation.ts';
import type { Library } from '../library.ts';
import { plainAnswer, told } from './message.ts';

/** An office that no document is of: says so, and whose there are. */
export function stranger(name: string, state: State, { documents }: Library): Reply {
  const departments = [...new Set(documents.map(({ department }) => department))];
  return told(state, plainAnswer('missing', [`没有“${name}”的文件。`, `有的是：${listed(departments)}。`]));
}
