import { metricsText, processFigures } from './metrics-text.ts';

describe('metrics in Prometheus text', () => {
  it('stand by name, each with what it means and whether it only grows', () => {
    const text = metricsText({
      'mingjian_cards_open{level="red"}': 3,
      mingjian_events_stored_total: 12,
      'mingjian_cards_open{level="yellow"}': 4,
    });
    expect(text).toBe(
      [
        '# HELP mingjian_cards_open Cards not settled, by level.',
        '# TYPE mingjian_cards_open gauge',
        'mingjian_cards_open{level="red"} 3',
        'mingjian_cards_open{level="yellow"} 4',
        '# HELP mingjian_events_stored_total Events stored since the start of the process.',
        '# TYPE mingjian_events_stored_total counter',
        'mingjian_events_stored_total 12',
        '',
      ].join('\n'),
    );
  });

  it('of the process are what the system says', () => {
    const figures = processFigures();
    expect(figures['process_resident_memory_bytes']).toBeGreaterThan(1_000_000);
    expect(metricsText(figures)).toContain('# HELP process_uptime_seconds Time since the start.');
  });
});
