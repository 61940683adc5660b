import { createRequire } from 'node:module';
import { compact } from './fold.ts';

/**
 * How near a typed word is to a known one: by strokes of the keyboard, by sound, by shape.
 */

/**
 * Insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b`, counted in characters
 * (code points). Stops early: anything beyond `max` is `max + 1`.
 */
export function editDistance(a: string, b: string, max: number): number {
  const from = [...a];
  const to = [...b];
  if (Math.abs(from.length - to.length) > max) return max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row, ...last) > max) return max + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(at(last, to.length), max + 1);
}

function at(row: readonly number[], i: number): number {
  return row[i] ?? Number.POSITIVE_INFINITY;
}

let pinyinPro: typeof import('pinyin-pro') | undefined;

/** One entry per Chinese character, without tones, ü as v; Latin letters and digits one by one. */
export function syllables(s: string): readonly string[] {
  // Loaded by the first call: its dictionary is 300 kB, and most questions have no typo.
  pinyinPro ??= createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro');
  return pinyinPro.pinyin(compact(s), { toneType: 'none', type: 'array', v: true });
}

/** Pinyin without tones or spaces: '三公经费' → 'sangongjingfei'; ü is v. Latin letters and digits stay, punctuation goes. */
export function toPinyin(s: string): string {
  return syllables(s).join('').toLowerCase();
}

/** One spelling for what many speakers do not tell apart. Syllable by syllable: in sangong the first n-g is no ng. */
function blurred(s: string): string {
  return syllables(s)
    .map((syllable) =>
      syllable
        .replace(/^([zcs])h/u, '$1')
        .replace(/^l/u, 'n')
        .replace(/([aei])ng$/u, '$1n'),
    )
    .join('');
}

/**
 * The same pinyin but for tones and common confusions (zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in): 三公精费 and
 * 三公经费. Typed pinyin has to be exact: sangong and 三公.
 */
export function soundsLike(a: string, b: string): boolean {
  const sound = toPinyin(a);
  return sound !== '' && (sound === toPinyin(b) || blurred(a) === blurred(b));
}

/** Characters that are taken for each other when read off paper or a screen. */
const LOOK_ALIKES: readonly string[] = [
  '侯候',
  '己已巳',
  '费废贵',
  '经径轻',
  '末未',
  '土士',
  '日曰目',
  '人入八',
  '大太犬',
  '千干于',
  '天夭',
  '元无',
  '拔拨',
  '款欵',
  '预顶项',
  '算箅',
  '晴睛',
  '待侍持',
  '括刮',
  '贷货',
  '折拆析',
  '微徵',
  '辩辨辫',
  '治冶',
  '崇祟',
  '戊戌戍',
  '即既',
  '燥躁',
  '梁粱',
  '赢羸',
  '缉辑',
  '密蜜',
  '刺剌',
  '券卷',
  '幕募慕墓',
  '徒徙',
  '遣遗',
  '暑署',
  '竞竟',
  '官宫',
  '茶荼',
  '今令',
  '住往',
  '清请情',
  '抚扶',
  '付府',
  '帐账胀',
  '购构沟',
  '坏环',
  '杆秆',
  '绩积债',
  '列例',
  '历厉',
  '部陪',
  '设没',
  '编偏',
  '贴帖',
  '员圆',
  '境镜',
  '险验检',
  '运远',
  '民氏',
  '补朴扑',
  '退褪',
  '休体',
  '服报',
  '政故',
  '职织',
  '杜社',
  '福副',
  '利刹',
  '建健',
  '组阻',
  '租祖',
  '支技',
  '奖浆',
  '疗辽',
  '保堡',
  '障章',
  '本木',
  '壮状',
  '仓仑',
  '论沦',
  '侧测',
  '廷延',
  '戎戒',
  '坚竖',
  '蓝篮',
  '拢扰',
  '共其',
  '公么',
  '理埋',
  '外处',
  '出击',
  '管营',
  '性牲',
  '材村',
  '复夏',
  '品晶',
  '育盲',
  '用甩',
  '旅族',
  '招抬',
  '接按',
  '场扬',
  '护扩',
  '租祖',
  '油抽',
  '料科',
  '津律',
  '优忧',
  '助肋',
  '务劣',
  '收攻',
  '业亚',
];

const FAMILY: ReadonlyMap<string, number> = new Map(
  LOOK_ALIKES.flatMap((family, i) => [...family].map((c): [string, number] => [c, i])),
);

/** Different texts of the same length that differ in look-alike characters only: 公务接侍 and 公务接待. */
export function lookAlike(a: string, b: string): boolean {
  const [from, to] = [[...a], [...b]];
  if (a === b || from.length !== to.length) return false;
  return from.every((c, i) => {
    const other = to[i] ?? '';
    return c === other || (FAMILY.has(c) && FAMILY.get(c) === FAMILY.get(other));
  });
}
