import type { Lookup } from '../facts/lookup.ts';
import { binary } from './adjectives.ts';
import type { Carrying } from './crossed.ts';
import type { Frame, Noun } from './frame.ts';
import { joinedByAnd } from './standing.ts';
import { listOf } from './totals.ts';

const PROJECTS = /^(?:purchase-)?project:/;
const BOUGHT = /^(?:good|service|asset|indicator):/;

export interface OfProjects {
  readonly nouns: readonly Noun[];
  /** The projects whose rows alone are meant. */
  readonly carrying: Carrying;
}

/** 农业普查买平板电脑几台: a project beside what is bought for it only says whose rows are meant. */
export function ofProjects(nouns: readonly Noun[], frame: Frame, lookup: Lookup): OfProjects | null {
  const isProject = ({ ids }: Noun) => ids.length > 0 && ids.every((id) => PROJECTS.test(id));
  const projects = nouns.filter(isProject);
  const carrying = projects.flatMap(({ ids }) => ids);
  const goods = nouns.filter((noun) => !isProject(noun) && listOf(noun) === null);
  const carried = (id: string) =>
    BOUGHT.test(id) && lookup.about(id).some(({ facets }) => carrying.includes(facets['project'] ?? ''));
  if (projects.length === 0 || goods.length === 0 || binary(frame)) return null;
  if (projects.some((project) => goods.some((good) => joinedByAnd(project, good, frame)))) return null;
  return goods.every(({ ids }) => ids.some(carried))
    ? { nouns: nouns.filter((noun) => !isProject(noun)), carrying: { ids: carrying, label: '' } }
    : null;
}
