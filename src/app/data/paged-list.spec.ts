import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FakeServer } from '../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../testing/fake-fetch.ts';
import { FETCH } from './api.ts';
import { PagedList } from './paged-list.ts';

describe('PagedList', () => {
  let answer: FakeAnswer;
  let server: FakeServer;
  let list: PagedList<string>;

  beforeEach(() => {
    answer = { body: { items: ['a', 'b'], next: 'place', total: 3 } };
    server = new FakeServer(() => answer);
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
    list = TestBed.runInInjectionContext(() => new PagedList<string>('/rows'));
  });

  const settled = (): Promise<void> => TestBed.inject(ApplicationRef).whenStable();

  it('reads the first page of a query', async () => {
    list.read({ actor: 'li' });
    expect(list.loading()).toBe(true);
    await settled();
    expect(server.sent.at(-1)?.path).toBe('/rows?actor=li&limit=100');
    expect(list.list()).toEqual({ rows: ['a', 'b'], next: 'place', total: 3 });
    expect(list.loading()).toBe(false);
  });

  it('appends the page behind the last row', async () => {
    list.read({});
    await settled();
    answer = { body: { items: ['c'], next: null, total: 3 } };
    list.more();
    await settled();
    expect(server.sent.at(-1)?.path).toBe('/rows?limit=100&cursor=place');
    expect(list.list()?.rows).toEqual(['a', 'b', 'c']);
    list.more();
    expect(server.sent.length).toBe(2);
  });

  it('keeps what is read when the next page fails, and tries that page again', async () => {
    list.read({});
    await settled();
    answer = { status: 503, code: 'store/failed' };
    list.more();
    await settled();
    expect(list.error()?.code).toBe('store/failed');
    expect(list.list()?.rows).toEqual(['a', 'b']);
    answer = { body: { items: ['c'], next: null, total: 3 } };
    list.retry();
    await settled();
    expect(list.error()).toBeUndefined();
    expect(list.list()?.rows).toEqual(['a', 'b', 'c']);
  });

  it('ends a reading that is cancelled, and begins it again when asked', async () => {
    list.read({});
    list.cancel();
    await settled();
    expect([list.cancelled(), list.loading(), list.list()]).toEqual([true, false, undefined]);
    list.retry();
    await settled();
    expect([list.cancelled(), list.list()?.rows.length]).toEqual([false, 2]);
  });

  it('starts from nothing with another query', async () => {
    list.read({ actor: 'li' });
    await settled();
    list.read({ actor: 'wang' });
    expect(list.list()).toBeUndefined();
    await settled();
    expect(server.sent.at(-1)?.path).toContain('actor=wang');
  });
});
