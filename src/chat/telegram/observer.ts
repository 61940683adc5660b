export type Surface = 'private' | 'group' | 'inline' | 'button' | 'link';

/** Told of what happens; counts it, or not. */
export interface Observer {
  question(kind: string, surface: Surface, seconds: number): void;
  failed(where: string): void;
}

export const NOBODY: Observer = { question: () => {}, failed: () => {} };
