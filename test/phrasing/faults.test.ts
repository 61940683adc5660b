import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { LABEL } from '../../src/phrasing/label.ts';
import { type Behaviour, completion, FakeModel, sendJson } from './fake/model.ts';
import { faithful } from './fake/writers.ts';
import { asking, phraserAt, settingsFor } from './phrasers.ts';

const { answer, about } = asking('基本工资是多少');
let fake: FakeModel | undefined;

afterEach(async () => {
  await fake?.stop();
  fake = undefined;
});

async function phrasedBy(behaviour: Behaviour, timeoutMs = 2000) {
  fake = await FakeModel.start(behaviour);
  const phraser = phraserAt(fake, { timeoutMs });
  const given = await phraser.phrase(answer, about);
  return { given, counts: Object.fromEntries(phraser.counts), fake };
}

const json = (body: string, status = 200, headers: Record<string, string> = {}) =>
  ((_, response) => sendJson(response, body, status, headers)) satisfies Behaviour;
const error = (status: number) => JSON.stringify({ error: { message: 'no', type: 'x', code: status } });
const html = '<!doctype html><html><body>502 Bad Gateway</body></html>';

function cut(response: ServerResponse): void {
  const body = completion('根据这份文件');
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
  response.write(body.slice(0, 40));
  setTimeout(() => response.destroy(), 20);
}

const faults: readonly (readonly [string, Behaviour, string])[] = [
  ['401', json(error(401), 401), 'failure-status-401'],
  ['404', json(error(404), 404), 'failure-status-404'],
  ['429 that asks to wait a minute', json(error(429), 429, { 'retry-after': '60' }), 'failure-status-429'],
  [
    '429 that asks to wait until a date',
    json(error(429), 429, { 'retry-after': 'Wed, 21 Oct 2065 07:28:00 GMT' }),
    'failure-status-429',
  ],
  ['500 every time', json(error(500), 500), 'failure-status-500'],
  [
    'HTML with 200',
    (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(html),
    'failure-malformed',
  ],
  ['HTML that says it is JSON', json(html), 'failure-malformed'],
  ['broken JSON', json('{"choices": [{"message": {"content": "根据'), 'failure-malformed'],
  ['an empty body', json(''), 'failure-malformed'],
  ['null', json('null'), 'failure-malformed'],
  ['no choices', json('{"choices": []}'), 'failure-malformed'],
  ['a text that is no text', json(completion([{ type: 'text' }])), 'failure-malformed'],
  ['a stream that is cut', (_, response) => cut(response), 'failure-'],
  ['a dropped connection', (_, response) => void response.destroy(), 'failure-connection'],
  ['finish_reason length', json(completion('根据这份文件，⟦2⟧是⟦1⟧。\n⟦3⟧', {}, 'length')), 'failure-length'],
  ['finish_reason content_filter', json(completion('⟦2⟧', {}, 'content_filter')), 'failure-unfinished'],
  ['reasoning without a text', json(completion('', { reasoning_content: '⟦2⟧是⟦1⟧。\n⟦3⟧' })), 'failure-empty'],
  ['a null text', json(completion(null)), 'failure-empty'],
  ['a text of nothing but thought', json(completion('<think>⟦2⟧是⟦1⟧。\n⟦3⟧</think>')), 'failure-empty'],
  ['a tool call', json(completion(null, { tool_calls: [] }, 'tool_calls')), 'failure-unfinished'],
];

// None of these ends before the test's own time is over unless the budget ends it.
describe('our own answer goes out, within the budget', () => {
  test.each(faults)('%s', async (_, behaviour, counted) => {
    const { given, counts } = await phrasedBy(behaviour);
    expect(given).toBe(answer);
    expect(Object.keys(counts)).toEqual([expect.stringContaining(counted)]);
  });

  test.each([
    ['silence', () => {}],
    ['headers and silence', (_, response) => void response.writeHead(200).flushHeaders()],
    [
      'a drop now and then',
      async (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        for (let i = 0; i < 100 && !response.destroyed; i++) {
          response.write(' ');
          await sleep(100);
        }
      },
    ],
    [
      '500 after a while',
      async (_, response) => {
        await sleep(400);
        sendJson(response, error(500), 500);
      },
    ],
  ] satisfies readonly (readonly [string, Behaviour])[])('%s for longer than the budget', async (_, behaviour) => {
    const { given, counts } = await phrasedBy(behaviour, 600);
    expect(given).toBe(answer);
    expect(Object.keys(counts)[0]).toMatch(/^failure-(timeout|status-500)$/);
  });

  test('nobody listens', async () => {
    fake = await FakeModel.start(() => {});
    const settings = settingsFor(fake);
    await fake.stop();
    const phraser = phraserAt(fake, settings);
    fake = undefined;
    expect(await phraser.phrase(answer, about)).toBe(answer);
    expect([...phraser.counts.keys()]).toEqual(['failure-connection']);
  });

  test('a package that does not load', async () => {
    fake = await FakeModel.start(() => {});
    const phraser = phraserAt(fake, {}, { open: () => Promise.reject(new Error('no such module')) });
    expect(await phraser.phrase(answer, about)).toBe(answer);
    expect([...phraser.counts.keys()]).toEqual(['failure-unknown']);
  });
});

describe('a model that is there after all', () => {
  test('500 once, then an answer: one more attempt within the budget', async () => {
    const { given, fake } = await phrasedBy(
      (request, response, attempt) =>
        attempt === 1 ? sendJson(response, error(500), 500) : sendJson(response, completion(faithful(request))),
      10_000,
    );
    expect(given.text).toContain(LABEL);
    expect(fake.requests).toHaveLength(2);
  });

  test('429 with a short wait is waited for', async () => {
    const { given } = await phrasedBy(
      (request, response, attempt) =>
        attempt === 1
          ? sendJson(response, error(429), 429, { 'retry-after': '1' })
          : sendJson(response, completion(faithful(request))),
      10_000,
    );
    expect(given.text).toContain(LABEL);
  });

  test('its reasoning is dropped, in a field of its own or before the text', async () => {
    const { given } = await phrasedBy((request, response) =>
      sendJson(
        response,
        completion(`<think>大约一半？</think>\n${faithful(request)}`, { reasoning_content: '大约一半' }),
      ),
    );
    expect(given.text).toContain(LABEL);
    expect(given.text).not.toContain('一半');
  });
});

test('401 is not tried again', async () => {
  const { fake } = await phrasedBy(json(error(401), 401));
  expect(fake.requests).toHaveLength(1);
});
