import type { Document, Finding } from '../../document/types.ts';
import type { Lookup } from '../lookup.ts';
import type { Equality } from './equality.ts';
import type { Figure } from './figures.ts';

/** What every check is given. */
export interface Material {
  readonly document: Document;
  readonly lookup: Lookup;
}

/** What one check found: how many single statements it tested, how many held, and what did not. */
export interface Checked {
  readonly run: number;
  readonly held: number;
  readonly findings: readonly Finding[];
  /** Figures that were compared with others. */
  readonly covered?: readonly Figure[];
}

/** A check that looks for itself. */
export interface Check {
  /** Code of its findings. */
  readonly code: string;
  /** What must hold, in Chinese. */
  readonly title: string;
  readonly check: (material: Material) => Checked;
}

/** A check that states which figures must be equal; what fails is explained over all of them together. */
export interface EqualityCheck {
  readonly code: string;
  readonly title: string;
  readonly equalities: (material: Material) => readonly Equality[];
}

/** How often one check ran, and what came of it. */
export interface Tally {
  readonly code: string;
  readonly title: string;
  readonly run: number;
  readonly held: number;
  readonly failed: number;
}

export interface CheckReport {
  readonly tallies: readonly Tally[];
  /** Errors first, then warnings, then notes; in each by line. */
  readonly findings: readonly Finding[];
  /** Keys (see `figureKey`) of the figures that at least one check compares with others. */
  readonly covered: ReadonlySet<string>;
}
