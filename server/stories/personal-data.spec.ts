import { ROLES } from '#domain/access/role.ts';
import { ASKED, FIRST } from '../testing/asked-routes.ts';
import { event, late } from '../testing/foreign-events.ts';
import type { Sent } from '../testing/foreign-events.ts';
import { HTTP } from '../testing/open-test-platform.ts';
import { TestClients } from '../testing/test-clients.ts';
import { TestWorld } from '../testing/test-world.ts';

const PHONE = '13812345678';
const ID_NO = '370102199003077758';
const HOUSE = '泉城路188号3单元';
const SECRETS = ['王小明', PHONE, ID_NO, HOUSE, '李代办', '88881234'];

const PERSON = { kind: 'natural', name: '王小明', idNo: ID_NO, phone: PHONE, address: HOUSE };
const AT = '2026-03-02T09:30:00+08:00';

/** Places in which sources write who somebody is, also those where nobody should. */
const WRITTEN: Readonly<Record<string, Sent>> = {
  'in the applicant': { applicant: PERSON },
  'in an applicant with an agent': {
    applicant: { ...PERSON, agent: { name: '李代办', phone: PHONE } },
  },
  'in an applicant with a note': { applicant: { ...PERSON, contact: `电话${PHONE}` } },
  'in a company with an agent': {
    applicant: { kind: 'enterprise', name: '某公司', phone: '88881234', agent: { name: '李代办' } },
  },
  'in the title': { title: `取水许可 ${PHONE} ${ID_NO}` },
  'in a reason': { reason: `补正 ${PHONE}` },
  'in a ground': { ground: `致电${PHONE}` },
  'in materials': { materials: [`身份证${ID_NO}`] },
  'beside the known fields': { phone: PHONE, idNo: ID_NO, address: HOUSE },
  'in a form': {
    attributes: { phone: PHONE, remark: `证件${ID_NO}`, applicant: { name: '王小明' } },
  },
  'in a list of callers': { caller: [{ name: '王小明', phone: PHONE }] },
};

/** Events that quarantine shows as they were sent. */
const REFUSED: Readonly<Record<string, unknown>> = {
  'with a list as data': {
    ...event('R', 'case.note', AT, {}),
    id: 'r1',
    data: [{ applicant: PERSON }],
  },
  'with text as data': { ...event('R', 'case.note', AT, {}), id: 'r2', data: `电话${PHONE}` },
  'with the person outside of data': { id: 'r3', applicant: PERSON, phone: PHONE },
  'that is a list': [{ applicant: PERSON }],
  'that is a text': `${ID_NO} ${PHONE}`,
  'without what it needs': event('R', 'case.received', AT, { applicant: PERSON }),
};

describe('personal data', () => {
  let world: TestWorld;
  const clients = new TestClients();
  const answers: string[] = [];

  beforeAll(async () => {
    world = await TestWorld.open(FIRST);
    const { platform } = world;
    const cases = Object.values(WRITTEN).flatMap((data, at) => [
      ...late(`P${at}`, data),
      ...['case.corrected', 'case.note', 'case.suspended'].map((type) =>
        event(`P${at}`, type, AT, { reason: 'correction', ...data }),
      ),
    ]);
    cases.push(...late('Q', { applicant: PERSON, title: `取水许可 ${PHONE}` }));
    const receipt = await platform.ingest([...cases, ...Object.values(REFUSED)], HTTP);
    expect(receipt.rejected.length).toBeGreaterThanOrEqual(Object.keys(REFUSED).length);
    const [first] = late('P0', {});
    await platform.ingest([{ ...first, data: { ...PERSON, applicant: PERSON } }], HTTP);
    await world.test.moveTo('2026-03-10T10:00:00+08:00');
    const numbers = Object.keys(WRITTEN).map((_, at) => `P${at}`);
    for (const role of ROLES) {
      const cookie = await world.admit(role, role, null);
      const paths = [...Object.values(ASKED).flat(), ...numbers.map((no) => `/cases/${no}`)];
      for (const path of paths) {
        const { status, body } = await world.ask(cookie, 'GET', path);
        answers.push(`${role} ${path} ${status} ${body}`);
      }
    }
    const headers = { cookie: 'mingjian=supervisor', origin: world.url };
    const socket = clients.open(world.url, '/live', headers);
    expect(await clients.outcome(socket)).toBe('connected');
    for (const topic of ['cards', ...numbers.slice(0, 10).map((no) => `case:${no}`)]) {
      const answer: unknown = await socket.emitWithAck('watch', { topic }, null);
      answers.push(`watch ${topic} ${JSON.stringify(answer)}`);
    }
    const frame = new Promise((resolve) => socket.once('changed', resolve));
    const card = encodeURIComponent('Q/commitment/yellow/1');
    const body = JSON.stringify({ expectedVersion: 1, reason: `已致电${PHONE}` });
    const act = await world.ask(headers.cookie, 'POST', `/cards/${card}/explain`, body);
    expect(act.status).withContext(act.body).toBe(200);
    answers.push(act.body, JSON.stringify(await frame));
    answers.push((await world.ask(headers.cookie, 'GET', '/cases/Q')).body);
  }, 60_000);

  afterAll(async () => {
    clients.close();
    await world.close();
  });

  for (const secret of SECRETS) {
    it(`shows ${secret} to nobody`, () => {
      const shown = answers.flatMap((answer) => {
        const at = answer.indexOf(secret);
        return at === -1 ? [] : [`${answer.slice(0, 60)} … ${answer.slice(at - 60, at + 30)}`];
      });
      expect(shown).toEqual([]);
    });
  }

  it('shows that somebody is there', () => {
    expect(answers.some((answer) => answer.includes('王*明'))).toBeTrue();
    expect(answers.some((answer) => answer.includes('138****5678'))).toBeTrue();
    expect(world.failures).toEqual([]);
  });
});
