import { createRequire } from 'node:module';

let convert: ((text: string) => string) | undefined;

/** For readers of traditional characters: 预算 → 預算. The dictionary is loaded by the first call. */
export function toTraditional(text: string): string {
  if (convert === undefined) {
    const { Converter } = createRequire(import.meta.url)('opencc-js/cn2t') as {
      Converter: (options: { from: string; to: string }) => (text: string) => string;
    };
    convert = Converter({ from: 'cn', to: 'tw' });
  }
  return convert(text);
}
