import type { Store, StoreParts } from '../../application/store/store.ts';

type Changed = { readonly [Name in keyof StoreParts]?: Partial<StoreParts[Name]> };

/** A store some calls of which do something else, inside of transactions and outside. */
export function wrapStore(store: Store, change: (parts: StoreParts) => Changed): Store {
  return {
    ...store,
    ...changed(store, change),
    transaction: (work, company) =>
      store.transaction((inside) => work(changed(inside, change)), company),
    snapshot: (work, at) =>
      store.snapshot((inside, moment) => work(changed(inside, change), moment), at),
  };
}

function changed(parts: StoreParts, change: (parts: StoreParts) => Changed): StoreParts {
  const changes = Object.entries(change(parts)).map(([name, calls]) => [
    name,
    { ...parts[name as keyof StoreParts], ...calls },
  ]);
  return { ...parts, ...(Object.fromEntries(changes) as Partial<StoreParts>) };
}

/** True at every `each`-th call. */
export function everyNth(each: number): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % each === 0;
  };
}
