import type { Deed, Scenario, Sent, Step } from './scenario.ts';

/** A scenario as a person reads it, a line a step. */
export function printScenario({ processes, shared, eager, steps }: Scenario): string {
  const head = `${processes} processes on ${shared ? 'one database' : 'one file'}, time is swept ${eager ? 'at each instant' : 'now and then'}`;
  return [head, ...steps.map((step) => `  ${timeOf(step.at)} ${wordsOf(step)}`)].join('\n');
}

function wordsOf(step: Step): string {
  if (step.do === 'together') {
    return `at once (${step.order}):${step.deeds.map((deed) => `\n      ${deedOf(deed)}`).join('')}`;
  }
  if (step.do === 'send') return deedOf(step);
  const { do: what, ...rest } = step;
  return `${what} ${JSON.stringify({ ...rest, at: undefined })}`;
}

function deedOf(deed: Deed): string {
  if (deed.do !== 'send') {
    const { do: what, ...rest } = deed;
    return `${what} ${JSON.stringify(rest)}`;
  }
  const { process, way, fate, source, events } = deed;
  const list = events.map((sent) => `\n        ${sentOf(sent)}`).join('');
  return `${source} sends to ${process} by ${way}, ${fate}:${list}`;
}

function sentOf(sent: Sent): string {
  if (sent.kind === 'garbage') return JSON.stringify(sent.value);
  const { id, type, subject, time, sequence, data } = sent.event;
  const number = sequence === null ? '' : ` #${sequence}`;
  return `${timeOf(time)}${number} ${type} of ${subject} (${id}) ${JSON.stringify(data)}`;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
