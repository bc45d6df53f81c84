import type { Store } from '../application/store/store.ts';

/** A store as a process sees it that does not see yet which subjects another has just linked. */
export function withoutLinks(store: Store): Store {
  return {
    ...store,
    transaction: (work, company) =>
      store.transaction(
        (inside) =>
          work({ ...inside, subjects: { ...inside.subjects, linksOf: () => Promise.resolve([]) } }),
        company,
      ),
  };
}
