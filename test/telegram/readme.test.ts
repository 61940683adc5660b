import { expect, test } from 'vitest';
import { READMES, shownIn, transcript } from './transcript.ts';

test('the READMEs show the conversation as it is sent (npx tsx test/telegram/transcript.ts brings it up to date)', async () => {
  const now = await transcript();
  for (const readme of READMES) expect(shownIn(readme), readme).toBe(now);
});
