/**
 * The 1-based line on which the value at `path` begins in valid JSON text; where a part of the path is missing, the
 * line of what holds it: `lineOf('{\n"a": [1,\n2]}', ['a', 1])` is 3.
 */
export function lineOf(json: string, path: readonly PropertyKey[]): number {
  let at = skip(json, 0);
  for (const key of path) {
    const inside = child(json, at, key);
    if (inside === null) break;
    at = inside;
  }
  return json.slice(0, at).split('\n').length;
}

const SPACE = /[\s,:]*/y;
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/y;

function skip(json: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.exec(json);
  return SPACE.lastIndex;
}

/** Where the member `key` of the value at `at` begins. */
function child(json: string, at: number, key: PropertyKey): number | null {
  const open = json.charAt(at);
  if (open !== '{' && open !== '[') return null;
  let next = skip(json, at + 1);
  for (let index = 0; next < json.length && !'}]'.includes(json.charAt(next)); index++) {
    const name = open === '{' ? JSON.parse(json.slice(next, end(json, next))) : index;
    const value = open === '{' ? skip(json, end(json, next)) : next;
    if (name === key) return value;
    next = skip(json, end(json, value));
  }
  return null;
}

/** Just behind the value at `at`. */
function end(json: string, at: number): number {
  if (!'{['.includes(json.charAt(at))) {
    SCALAR.lastIndex = at;
    SCALAR.exec(json);
    return Math.max(SCALAR.lastIndex, at + 1);
  }
  let next = skip(json, at + 1);
  while (next < json.length && !'}]'.includes(json.charAt(next))) next = skip(json, end(json, next));
  return next + 1;
}
