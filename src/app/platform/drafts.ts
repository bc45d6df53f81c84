import { Service } from '@angular/core';

/** What the reader has typed and not yet sent, by place; outlives a sign-in, not the browser tab. */
@Service()
export class Drafts {
  read(place: string): string {
    try {
      return sessionStorage.getItem(`mingjian.draft.${place}`) ?? '';
    } catch {
      return '';
    }
  }

  keep(place: string, text: string): void {
    try {
      if (text === '') sessionStorage.removeItem(`mingjian.draft.${place}`);
      else sessionStorage.setItem(`mingjian.draft.${place}`, text);
    } catch {
      // Forbidden storage: the text still stands in its field.
    }
  }
}
