/** How many people are planted (`MINGJIAN_CANARIES=10000` for all); each has a name, an identity number and a telephone of its own. */
export const PEOPLE = Number(process.env['MINGJIAN_CANARIES'] ?? 300);

interface Person {
  readonly kind: string;
  readonly name: string;
  readonly idNo: string;
  readonly phone: string;
}

/** Each has a name, an identity number and a telephone of its own. */
export const people = Array.from({ length: PEOPLE }, (_, at): Person => {
  const no = String(at).padStart(5, '0');
  return {
    kind: 'natural',
    name: `金丝雀${no}号`,
    idNo: `370102${1950 + Math.floor(at / 1000)}0101${no.slice(-3)}X`,
    phone: `139${no}${no.slice(0, 3)}`,
  };
});

/** What tells who they are. */
export const SECRETS: ReadonlySet<string> = new Set(
  people.flatMap(({ name, idNo, phone }) => [name, idNo, phone]),
);
/** Everything that has the form of one, wherever it begins. */
const LIKE_A_CANARY = /(?=(金丝雀\d{5}号|370102\d{11}X|139\d{8}))/g;

/** Ways in, each with its share of the people: what it makes of one. */
export const WAYS = [
  ...(['post', 'socket', 'ndjson', 'conflict', 'malformed', 'text', 'file'] as const),
  ...(['ticket', 'review', 'survey', 'open311', 'draft', 'attachment'] as const),
] as const;
type Way = (typeof WAYS)[number];

export function event(at: number, way: Way, more: object = {}): Readonly<Record<string, unknown>> {
  const person = people[at];
  const data = {
    itemCode: 'a',
    regionCode: '370102',
    departmentCode: 'd',
    commitmentLimit: { value: 1, unit: 'workingDay' },
    applicant: person,
    ...more,
  };
  return {
    specversion: '1.0',
    id: `${way}-${at}`,
    source: 'urn:sd:3701',
    type: 'case.received',
    subject: `K${at}`,
    time: '2026-03-02T09:00:00+08:00',
    data,
  };
}

/** Feedback in which one of the people says who he is. */
export function feedbackOf(at: number): Readonly<Record<string, unknown>> {
  const { name, idNo, phone } = personOf(at);
  const place = { regionCode: '370102', departmentCode: 'd' };
  // A survey asks nobody who he is: there only the numbers can be told for what they are.
  const numbers = `请致电${phone}，证件${idNo}`;
  const said = `${name}：${numbers}`;
  const kinds: Readonly<Record<string, readonly [string, object]>> = {
    ticket: [
      'ticket.created',
      {
        ...place,
        kind: 'complaint',
        title: `${name}反映噪声 ${phone}`,
        text: said,
        caller: { name, idNo, phone },
      },
    ],
    review: [
      'review.submitted',
      { ...place, grade: 1, realName: true, text: said, reviewer: { name, idNo, phone } },
    ],
    survey: ['survey.answered', { ...place, surveyId: 's1', answers: { why: numbers } }],
  };
  const [type, data] = kinds[WAYS[at % WAYS.length] ?? ''] ?? kinds['ticket'] ?? [];
  const source = 'urn:sd:3701:crm';
  return { ...event(at, 'post'), source, id: `feedback-${at}`, type, subject: `T${at}`, data };
}

/** Another system tells that it spoke with whoever made a ticket. */
export function contactedOf(at: number): Readonly<Record<string, unknown>> {
  const { name, idNo, phone } = personOf(at);
  const data = { text: `已致电${phone}，证件${idNo}`, caller: { name, phone } };
  return {
    ...event(at, 'post'),
    id: `contacted-${at}`,
    type: 'ticket.contacted',
    subject: `T${at}`,
    data,
  };
}

export function personOf(at: number): Person {
  const person = people[at];
  if (person === undefined) throw new RangeError(`there are no ${at} people`);
  return person;
}

export function ofWay(way: Way): readonly number[] {
  return people.flatMap((_, at) => (WAYS[at % WAYS.length] === way ? [at] : []));
}

/** Every canary of a text, by the three things that tell who somebody is; one pass, however many. */
export function found(text: string): readonly string[] {
  const alike = text.matchAll(LIKE_A_CANARY);
  return [...new Set([...alike].flatMap(([, part = '']) => (SECRETS.has(part) ? part : [])))];
}
