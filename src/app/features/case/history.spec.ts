import { aCard, aCaseView, anEvent } from '../../../testing/case-view.ts';
import { history, learntLater, withFindings } from './history.ts';

const accepted = anEvent('case.accepted', '2026-09-17T14:22:00+08:00');
const resumed = anEvent('case.resumed', '2026-10-26T16:40:00+08:00', {
  receivedAt: '2026-11-02T09:00:00+08:00',
});
const view = aCaseView({
  events: [accepted, resumed],
  cards: [aCard()],
  decisions: [
    {
      id: 'd1',
      type: 'card.urged',
      at: '2026-11-09T09:14:00+08:00',
      by: '王敏',
      reason: '请说明',
      card: aCard().id,
      facts: {},
    },
    {
      id: 'd0',
      type: 'card.issued',
      at: '2026-11-05T00:00:05+08:00',
      by: null,
      reason: null,
      card: aCard().id,
      facts: {},
    },
  ],
  findings: [
    {
      code: 'reportedLate',
      at: resumed.time,
      event: resumed.id,
      facts: { type: 'case.resumed', workingDays: 5 },
    },
    { code: 'wouldDiffer', at: '2026-11-10T00:00:00+08:00', event: null, facts: {} },
  ],
});

describe('history', () => {
  it('begins with what happened last', () => {
    expect(history(view).map((entry) => `${entry.kind} ${entry.at.slice(5, 10)}`)).toEqual([
      'finding 11-10',
      'decision 11-09',
      'card 11-05',
      'event 10-26',
      'event 09-17',
    ]);
  });

  it('puts a finding under its event, named by id or by source and id', () => {
    const bySource = {
      ...view,
      findings: view.findings.map((finding) =>
        finding.event === null ? finding : { ...finding, event: `urn:city ${resumed.id}` },
      ),
    };
    for (const one of [view, bySource]) {
      const under = history(one).find((entry) => entry.at === resumed.time);
      expect(under?.findings.map((finding) => finding.code)).toEqual(['reportedLate']);
    }
  });

  it('tells the issue of a card once, with its level', () => {
    const cards = history(view).filter((entry) => entry.look === 'yellow');
    expect(cards.map((entry) => entry.kind)).toEqual(['card']);
  });

  it('knows the card that a decision is about', () => {
    const urged = history(view).find((entry) => entry.kind === 'decision');
    expect(urged?.kind === 'decision' ? urged.card?.level : undefined).toBe('yellow');
  });

  it('tells the loss of a ground once, with the cards it was found for', () => {
    const at = '2026-11-12T08:00:00+08:00';
    const decision = {
      id: 'd9',
      type: 'card.groundLost',
      at,
      by: null,
      reason: null,
      card: null,
      facts: {},
    };
    const finding = { code: 'groundLost', at, event: null, facts: { level: 'yellow' } };
    const entries = history(aCaseView({ decisions: [decision], findings: [finding] }));
    expect(entries.map((entry) => [entry.kind, entry.findings.length])).toEqual([['decision', 1]]);
  });

  it('loses nothing when it is filtered to findings', () => {
    const shown = withFindings(history(view)).flatMap((entry) => entry.findings);
    expect(new Set(shown)).toEqual(new Set(view.findings));
  });
});

describe('learntLater', () => {
  it('goes by the receipt of an event, not by when it happened', () => {
    const later = learntLater(view, '2026-11-01T09:00:00+08:00');
    expect(later.map((entry) => entry.kind)).toEqual(['decision', 'card', 'event']);
    expect(later.at(-1)?.at).toBe(resumed.time);
  });

  it('is empty once all is known', () => {
    expect(learntLater(view, '2026-11-23T10:32:00+08:00')).toEqual([]);
  });
});
