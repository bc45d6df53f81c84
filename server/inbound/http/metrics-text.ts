/** Samples in Prometheus text format; every name begins with `mingjian_` or `process_`. */
export function metricsText(
  samples: Readonly<Record<string, number>>,
  memory: { readonly rss: number; readonly heapUsed: number },
  uptimeSeconds: number,
): string {
  const own = Object.entries(samples).map(([name, value]) => [nameOf(name), value] as const);
  const all = [
    ...own,
    ['process_resident_memory_bytes', memory.rss] as const,
    ['process_heap_used_bytes', memory.heapUsed] as const,
    ['process_uptime_seconds', uptimeSeconds] as const,
  ];
  return all.map(([name, value]) => `# TYPE ${name} ${kindOf(name)}\n${name} ${value}\n`).join('');
}

/** `eventsAccepted` becomes `mingjian_events_accepted`. */
function nameOf(name: string): string {
  const snake = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_');
  return snake.startsWith('mingjian_') ? snake : `mingjian_${snake}`;
}

function kindOf(name: string): 'counter' | 'gauge' {
  return name.endsWith('_total') ? 'counter' : 'gauge';
}
