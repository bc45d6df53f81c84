import { contactedOf, feedbackOf, ofWay, personOf } from './canary-people.ts';

const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** A server at work, and who speaks with it. */
interface PlantedServer {
  readonly url: string;
  /** Of the source that covers everything. */
  readonly key: string;
  /** Of a handler. */
  readonly cookie: string;
  readonly post: (events: readonly unknown[]) => Promise<void>;
  /** Takes what anybody else may hear. */
  readonly hear: (text: string) => void;
}

/** What canaries say of themselves when they complain, review and answer, and what staff keep beside it. */
export async function plantFeedback({
  url,
  key,
  cookie,
  post,
  hear,
}: PlantedServer): Promise<void> {
  const headers = { cookie, 'x-requested-with': 'mingjian' };
  const ways = (['ticket', 'review', 'survey', 'draft', 'attachment'] as const).flatMap(ofWay);
  await post(ways.map(feedbackOf));
  // What another source says of a ticket is told to the one that made it.
  await post(ofWay('ticket').map(contactedOf));
  for (const at of ofWay('open311')) {
    const { name, idNo, phone } = personOf(at);
    const form = {
      ...{ api_key: key, service_code: 'noise', description: `夜间噪声 ${phone} ${idNo}` },
      ...{ first_name: name, last_name: name, phone, lat: '36.6', long: '117.0' },
    };
    const answer = await fetch(`${url}/open311/v2/requests.json`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    hear(await answer.text());
  }
  for (const at of ofWay('draft')) {
    const { name, idNo, phone } = personOf(at);
    const text = `${name}您好，${phone}，${idNo}`;
    // Whoever writes it reads it again: only at rest it is nobody's.
    const answer = await fetch(`${url}/api/v1/feedback/T${at}/draft`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    expect(answer.status).toBe(200);
  }
  for (const at of ofWay('attachment')) {
    const { name, idNo, phone } = personOf(at);
    const path = `/feedback/T${at}/attachments?name=photo.png`;
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: Buffer.concat([PNG_HEAD, Buffer.from(`${name} ${idNo} ${phone}`)]),
    });
    expect(answer.status).toBe(200);
    hear(await answer.text());
  }
}
