import { METRIC_HELP } from './metric-names.ts';

/**
 * Samples in Prometheus text format 0.0.4. A key is a name, or a name with labels as they are
 * written there: `mingjian_cards_open{level="red"}`; samples of one name stand together.
 */
export function metricsText(samples: Readonly<Record<string, number>>): string {
  const byName = new Map<string, string[]>();
  for (const [key, value] of Object.entries(samples)) {
    const name = key.split('{', 1)[0] ?? key;
    const lines = byName.get(name) ?? [];
    lines.push(`${key} ${value}\n`);
    byName.set(name, lines);
  }
  return [...byName].map(([name, lines]) => headOf(name) + lines.join('')).join('');
}

/** Figures of the process itself. */
export function processFigures(): Readonly<Record<string, number>> {
  const { rss, heapUsed } = process.memoryUsage();
  return {
    process_resident_memory_bytes: rss,
    process_heap_used_bytes: heapUsed,
    process_uptime_seconds: process.uptime(),
  };
}

function headOf(name: string): string {
  const help = METRIC_HELP[name];
  const kind = name.endsWith('_total') ? 'counter' : 'gauge';
  return `${help === undefined ? '' : `# HELP ${name} ${help}\n`}# TYPE ${name} ${kind}\n`;
}
