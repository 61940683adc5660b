import type { Finding } from '../../document/types.ts';
import { absolute, equal, subtract } from '../../money/amount.ts';
import type { Entry, Measure } from '../types.ts';
import { type Figure, placeOf, whereFigure, words } from './figures.ts';
import { figure } from './rows.ts';
import type { Check, Material } from './types.ts';

const FIGURES: readonly (readonly [measure: Measure, name: string])[] = [
  ['unit-price', '单价'],
  ['quantity', '数量'],
  ['amount', '金额'],
];

/** The same good (by code) costs the same in 政府采购预算表 and 资产配置预算表. */
export const goods: Check = {
  code: 'goods-differ',
  title: '同一品目在采购表与资产表中单价、数量、金额一致',
  check: (material) => {
    const compared = pairs(material).flatMap(([bought, asset]) => compare(bought, asset));
    const differing = [...new Set(compared.filter(({ same }) => !same).map(({ asset }) => asset.entry))];
    return {
      run: compared.length,
      held: compared.filter(({ same }) => same).length,
      findings: differing.map((entry) => findingOf(compared.filter(({ asset }) => asset.entry === entry))),
      covered: compared.flatMap(({ bought, asset }) => [bought, asset]),
    };
  },
};

/** Goods with one row in either table: several rows of one code may be several purchases. */
function pairs({ lookup }: Material): readonly (readonly [Entry, Entry])[] {
  const rowsOf = (collection: 'procurement' | 'assets', code: string) =>
    lookup.in(collection).filter(({ role, subject }) => role === 'item' && lookup.entity(subject)?.code === code);
  const codes = new Set(
    lookup.in('assets').flatMap(({ role, subject }) => (role === 'item' ? (lookup.entity(subject)?.code ?? []) : [])),
  );
  return [...codes].flatMap((code) => {
    const [bought, ...moreBought] = rowsOf('procurement', code);
    const [asset, ...moreAssets] = rowsOf('assets', code);
    const single = moreBought.length === 0 && moreAssets.length === 0;
    return single && bought !== undefined && asset !== undefined ? [[bought, asset] as const] : [];
  });
}

interface Compared {
  readonly name: string;
  readonly bought: Figure;
  readonly asset: Figure;
  readonly same: boolean;
}

function compare(bought: Entry, asset: Entry): readonly Compared[] {
  return FIGURES.flatMap(([measure, name]) => {
    const a = figure(bought, measure);
    const b = figure(asset, measure);
    if (a?.cell.value == null || b?.cell.value == null) return [];
    // 台 and 件 count the same thing here.
    const unit = measure === 'quantity' ? '' : a.cell.value.unit;
    const same = equal({ ...a.cell.value, unit }, measure === 'quantity' ? { ...b.cell.value, unit } : b.cell.value);
    return [{ name, bought: a, asset: b, same }];
  });
}

function findingOf(compared: readonly Compared[]): Finding {
  const [one] = compared;
  if (one === undefined) throw new Error('A finding without figures');
  const list = (pick: (one: Compared) => Figure): string =>
    compared.map((each) => `${each.name}${printed(pick(each))}`).join('、');
  const differing = compared.filter(({ same }) => !same);
  const off = differing.map(({ name, bought, asset }) => `${name}差${gap(bought, asset)}`).join('、');
  const told = (pick: (one: Compared) => Figure): string =>
    `${whereFigure(pick(one))}${differing.map((each) => `${each.name}${printed(pick(each))}`).join('、')}`;
  const bought = list((each) => each.bought);
  const asset = list((each) => each.asset);
  return {
    code: 'goods-differ',
    severity: 'warning',
    places: differing.flatMap((each) => [placeOf(each.bought), placeOf(each.asset)]),
    expected: bought,
    found: asset,
    difference: off,
    message: `“${one.asset.entry.label}”${whereFigure(one.bought)}为${bought}，${whereFigure(one.asset)}为${asset}，${off}，请核对后统一。`,
    short: `两表不一致：${told((each) => each.bought)}，${told((each) => each.asset)}。`,
  };
}

function printed({ cell }: Figure): string {
  return cell.value === null ? '' : words(cell.value);
}

function gap({ cell: a }: Figure, { cell: b }: Figure): string {
  if (a.value === null || b.value === null) return '';
  return words(absolute(subtract(a.value, { ...b.value, unit: a.value.unit })));
}
