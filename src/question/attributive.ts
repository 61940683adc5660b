import type { Reading } from './lexer.ts';
import { tag } from './tokens.ts';

/** What everybody does with the things of an office. */
const USE =
  /^(?:那个|就是|我们|你们|单位|机关|街道|社区|科室|办公室?|电脑|计算机|机器|手机|服务器|会议室|食堂|车上|屋里|墙上|桌上|平时|日常|大家|打印|复印|打材料|印材料|扫描|打字|写字|上班|加班|存|装|放|摆|文件|资料|材料|东西|办事|天天|那些?|用来|里头?|时|印|坐|躺|用)+(?:用|坐|躺|装|放|存|摆|印)的(?:那一?[种个些批]|这一?[种个些批]|那|这)?/u;
const THINGS = /^(?:good|asset):/;

/**
 * 办公室打印用的复印纸: what a thing that is bought under its own name is used for says nothing of which one it is; 开会坐的那种
 * 椅子 does, as 椅子 may be any. The clause without it, read again by `read`; null where nothing of the kind stands there.
 */
export function withoutUse(clause: string, read: (clause: string) => Reading): Reading | null {
  const found = USE.exec(clause);
  if (found === null) return null;
  const reading = read(clause.slice(found[0].length));
  const first = reading.tokens[0];
  const named = first?.start === 0 ? tag(first, 'entity') : undefined;
  return first?.via === 'name' && named?.ids.some((id) => THINGS.test(id)) === true ? reading : null;
}
