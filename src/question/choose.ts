import { fold } from '../text/fold.ts';
import { readNumber } from '../text/numeral.ts';
import type { Noun } from './frame.ts';
import type { Previous } from './query.ts';
import type { Item, Request } from './request.ts';

/** Readings that a question back offers by number. */
export const MOST_READINGS = 6;

const NUMBERED =
  /^(?:我?(?:选|要|问)?的?是?)第?([\d一二两三四五六七八九十]{1,2})(?:个|种|项|条|号)?(?:吧|呢|的)?[。.!！,，、]?$/;

/** What a question back offers, in the order of its numbers; empty where the last answer was none. */
export function offered(request: Request | undefined): readonly Item[] {
  switch (request?.type) {
    case 'clarify':
      return request.readings.slice(0, MOST_READINGS);
    case 'named-by-amount':
      return request.items.length > 1 ? request.items.slice(0, MOST_READINGS) : [];
    default:
      return [];
  }
}

/**
 * 1, 第二个, 选2 after a question back: the reading with that number, exactly as it was offered, and what the conversation
 * is then about. A number that was not offered asks again. Null where nothing was offered or the text is no number.
 */
export function chosen(
  text: string,
  previous: Previous | null,
): { readonly request: Request; readonly previous: Previous } | null {
  const items = offered(previous?.request);
  const number = NUMBERED.exec(fold(text).replace(/\s/g, ''))?.[1];
  if (previous === null || items.length === 0 || number === undefined) return null;
  const item = items[Number(readNumber(number)) - 1];
  if (item === undefined) return { request: previous.request, previous };
  const request: Request = { type: 'figures', items: [item], total: null, list: false };
  const nouns = named(item, previous.nouns);
  const measure = item.measure === 'amount' ? previous.measure : item.measure;
  return {
    request,
    previous: { ...previous, request, nouns, focus: nouns, measure, figures: [...previous.figures, item].slice(-6) },
  };
}

/** The word that was asked back about, now with one meaning. */
function named(item: Item, nouns: readonly Noun[]): readonly Noun[] {
  const noun = nouns.find(({ ids }) => item.entity !== null && ids.includes(item.entity)) ?? nouns[0];
  if (noun === undefined || item.entity === null) return nouns;
  return [{ ...noun, ids: [item.entity], all: false, collection: null, pronoun: null }];
}
