import { TestBed } from '@angular/core/testing';
import { en } from './en.ts';
import { Language } from './language.ts';
import { useTexts } from './texts.ts';
import { Words } from './words.ts';
import { zh } from './zh.ts';

/** Paths of all texts, with `()` after phrases. */
function keysOf(value: object, path = ''): readonly string[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null
      ? keysOf(part, `${path}${key}.`)
      : [`${path}${key}${typeof part === 'function' ? '()' : ''}`],
  );
}

describe('texts', () => {
  afterEach(() => {
    TestBed.inject(Language).choose('zh');
  });

  it('has the same keys in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  it('leaves no text empty in either language', () => {
    const empty = [zh, en].flatMap((texts) =>
      keysOf(texts).filter((key) => {
        const value = key
          .split('.')
          .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], texts);
        return value === '';
      }),
    );

    expect(empty).toEqual([]);
  });

  it('stands in Chinese until the English texts have come', async () => {
    let arrive: (texts: { readonly hello: string }) => void = () => undefined;
    const arrived = new Promise<{ readonly hello: string }>((resolve) => {
      arrive = resolve;
    });
    const texts = TestBed.runInInjectionContext(() => useTexts({ hello: '你好' }, () => arrived));
    TestBed.inject(Language).choose('en');
    TestBed.tick();

    expect(texts().hello).toBe('你好');

    arrive({ hello: 'hello' });
    await arrived;

    expect(texts().hello).toBe('hello');
  });

  it('names the language to the browser, which picks the glyphs by it', () => {
    TestBed.inject(Words);
    TestBed.inject(Language).choose('en');
    TestBed.tick();

    expect(document.documentElement.lang).toBe('en');
  });
});
