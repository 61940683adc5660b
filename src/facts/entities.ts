import type { Finding } from '../document/types.ts';
import { nameKey } from './names.ts';
import type { Entity } from './types.ts';

/** Where a name is printed. */
export interface Place {
  readonly source: string;
  readonly line: number;
  readonly quote: string;
}

interface Known {
  readonly id: string;
  readonly kind: string;
  readonly names: string[];
  readonly code: string | undefined;
  readonly printed: { readonly name: string; readonly place: Place }[];
  readonly evidence: { readonly line: number; readonly quote: string }[];
}

/** Kinds whose official names a document has to keep to: another name for the same thing is a finding. */
const OFFICIAL: ReadonlySet<string> = new Set(['function', 'economic', 'project', 'indicator']);

/**
 * The entities of one document while its facts are being extracted.
 * The first name given is the official one; every other name that is printed for the same id is kept beside it.
 */
export class Register {
  readonly #known = new Map<string, Known>();
  readonly #byKey = new Map<string, string[]>();

  /** Notes that `name` is printed for the entity `kind:local`, and returns its id. */
  note(kind: string, local: string, name: string, place: Place | null, code?: string): string {
    const id = `${kind}:${local}`;
    let known = this.#known.get(id);
    if (known === undefined) {
      known = { id, kind, names: [], code, printed: [], evidence: [] };
      this.#known.set(id, known);
    }
    this.alias(id, name, place);
    return id;
  }

  /** A further name of an entity that is known already; `evidence` are the places that prove it is the same thing. */
  alias(id: string, name: string, place: Place | null, evidence: readonly Place[] = []): void {
    const known = this.#known.get(id);
    if (known === undefined) throw new Error(`Unknown entity: ${id}. Note it before giving it another name.`);
    const key = nameKey(name);
    if (!known.names.some((other) => nameKey(other) === key)) {
      known.names.push(name);
      const ids = this.#byKey.get(key) ?? [];
      ids.push(id);
      this.#byKey.set(key, ids);
    }
    if (place !== null) known.printed.push({ name, place });
    for (const { line, quote } of evidence) {
      if (!known.evidence.some((other) => other.line === line)) known.evidence.push({ line, quote });
    }
  }

  /** The entity of one of these kinds that has this name, kinds tried in the order given; null where there is none. */
  find(name: string, kinds: readonly string[]): string | null {
    const ids = this.#byKey.get(nameKey(name)) ?? [];
    for (const kind of kinds) {
      const id = ids.find((candidate) => this.#known.get(candidate)?.kind === kind);
      if (id !== undefined) return id;
    }
    return null;
  }

  /** Every entity of this kind that has this name. */
  findAll(name: string, kind: string): readonly string[] {
    return (this.#byKey.get(nameKey(name)) ?? []).filter((id) => this.#known.get(id)?.kind === kind);
  }

  code(id: string): string {
    return this.#known.get(id)?.code ?? '';
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  kind(id: string): string {
    return this.#known.get(id)?.kind ?? '';
  }

  /** The official name of an entity, '' for an unknown id. */
  name(id: string): string {
    return this.#known.get(id)?.names[0] ?? '';
  }

  names(id: string): readonly string[] {
    return this.#known.get(id)?.names ?? [];
  }

  entities(): ReadonlyMap<string, Entity> {
    return new Map(
      [...this.#known.values()].map(({ id, kind, names, code, evidence }) => [
        id,
        { id, kind, names: [...names], evidence: [...evidence], ...(code === undefined ? {} : { code }) },
      ]),
    );
  }

  /** One finding for every other name that the document prints for an entity with an official name. */
  findings(): readonly Finding[] {
    return [...this.#known.values()].filter(({ kind }) => OFFICIAL.has(kind)).flatMap(differences);
  }
}

function differences({ names, printed }: Known): readonly Finding[] {
  const official = names[0];
  const first = printed.find(({ name }) => name === official);
  if (official === undefined || first === undefined) return [];
  return names.slice(1).flatMap((other) => {
    const places = printed.filter(({ name }) => nameKey(name) === nameKey(other)).map(({ place }) => place);
    if (places.length === 0) return [];
    const sources = [...new Set(places.map(({ source }) => source))];
    const at = sources
      .map(
        (source) =>
          `${source}第${places
            .filter((place) => place.source === source)
            .map(({ line }) => line)
            .join('、')}行`,
      )
      .join('，');
    return [
      {
        code: 'name-differs',
        severity: 'warning' as const,
        places: [first.place, ...places].map(({ source, line }) => ({ source, line })),
        expected: official,
        found: other,
        message: `同一事项名称不一致：${first.place.source}第${first.place.line}行为“${official}”，${at}为“${other}”。`,
      },
    ];
  });
}
