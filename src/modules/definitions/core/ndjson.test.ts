import { describe, expect, test } from 'vitest';
import { codes, movement } from '../../../../tests/eligibility/definitions.ts';
import { compileDefinition } from './check-eligibility.ts';
import { evaluateLines, splitLines } from './ndjson.ts';

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const answers = async (lines: readonly string[]): Promise<Record<string, unknown>[]> =>
  (await collect(evaluateLines(compileDefinition(movement, codes), from(lines)))).map((line) => JSON.parse(line));

describe('cutting at line ends', () => {
  test.each([
    ['whole lines', ['a\nb\n'], ['a', 'b']],
    ['a line over several chunks', ['a', 'b', 'c\nd'], ['abc', 'd']],
    ['several lines in a chunk, one cut', ['a\nb\nc', 'c\n'], ['a', 'b', 'cc']],
    ['carriage returns', ['a\r\nb\r\n'], ['a', 'b']],
    ['blank lines', ['\n\na'], ['', '', 'a']],
    ['nothing', [], []],
    ['a line too long in one chunk', ['123456\nok\n'], [{ tooLong: true }, 'ok']],
    ['a line too long over chunks', ['123', '456', '789\nok'], [{ tooLong: true }, 'ok']],
    ['a last line too long', ['ok\n123', '456'], ['ok', { tooLong: true }]],
  ])('%s', async (_, chunks, expected) => {
    expect(await collect(splitLines(from(chunks), 5))).toEqual(expected);
  });
});

describe('line by line', () => {
  test('an id comes back with its answer, in order', async () => {
    const got = await answers([
      '{"id":"a","answers":{"huntington":"yes"}}',
      '{"id":7,"answers":{"confirmed":"yes","further-need":"yes"}}',
      '{}',
    ]);
    expect(got.map(({ id, result }) => [id, result])).toEqual([
      ['a', 'do-not-refer'],
      [7, 'refer'],
      [undefined, 'more-information'],
    ]);
    expect(got[0]?.reasons).toEqual([{ criterion: 'huntington', part: 'delimitation', effect: 'other-care' }]);
  });

  test('a broken line gives a line with its number, and the rest go on', async () => {
    const got = await answers([
      '{"answers":{}}',
      '{"answers":{"susp',
      '',
      'null',
      '{"id":"x","age":-1}',
      '{"id":{}}',
      '{"answers":{"huntington":"yes"}}',
    ]);
    expect(got.map(({ line, id, result }) => [line, id, result])).toEqual([
      [undefined, undefined, 'more-information'],
      [2, undefined, undefined],
      [4, undefined, undefined],
      [5, 'x', undefined],
      [6, undefined, undefined],
      [undefined, undefined, 'do-not-refer'],
    ]);
    expect(got[1]?.faults).toMatchObject([{ kind: 'bad-json' }]);
  });

  test('a line too long is a fault of its own', async () => {
    const got = await collect(evaluateLines(compileDefinition(movement, codes), from([{ tooLong: true } as const, '{}'])));
    expect(got.map((line) => JSON.parse(line))).toMatchObject([
      { line: 1, faults: [{ kind: 'line-too-long' }] },
      { result: 'more-information' },
    ]);
  });

  test('a hundred thousand lines with one broken in the middle', async () => {
    async function* many(): AsyncGenerator<string> {
      for (let row = 0; row < 100_000; row += 1)
        yield row === 50_000 ? '{"answers":' : `{"id":${row},"answers":{"confirmed":"yes","further-need":"${row % 2 ? 'yes' : 'no'}"}}`;
    }
    let broken = 0;
    let refer = 0;
    for await (const line of evaluateLines(compileDefinition(movement, codes), many())) {
      if (line.startsWith('{"line":50001,')) broken += 1;
      else if (line.includes('"result":"refer"')) refer += 1;
    }
    expect([broken, refer]).toEqual([1, 50_000]);
  });
});
