import { eventsInOrder } from '#domain/cases/compare-events.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { RecordingTarget } from './testing/recording-target.ts';
import { csvTable, importText } from './testing/some-file.ts';

describe('importing tickets', () => {
  const only = (target: RecordingTarget, type: string): LoggedEvent[] =>
    target.events().filter((event) => event.type === type);

  describe('of a 12345 hotline', () => {
    const row = (more: Readonly<Record<string, string>> = {}) => ({
      工单编号: 'TA20250911001',
      工单状态: '已回复',
      联系人: '王某',
      联系电话: '13805380000',
      联系地址: '某小区1号楼',
      受理渠道: '电话',
      来电类别: '投诉',
      录入时间: '2025/9/11 9:24:15',
      紧急程度: '紧急',
      问题分类: '城市管理',
      是否保密: '是',
      问题描述: '路灯不亮',
      发送时间: '2025-09-11 09:41:25',
      办理时限: '2025-09-18 17:30:00',
      回复单位: '泰山区政府',
      回复时间: '2025-09-11 14:29:14',
      办理情况: '已修复',
      ...more,
    });

    it('tell of caller, kind, urgency and confidence by the words of the contract', async () => {
      const { target } = await importText('hotline12345', csvTable([row()]));
      const [created, dispatched, replied, closed] = target.events();
      expect<unknown>(created?.data).toEqual(
        jasmine.objectContaining({
          ...{ kind: 'complaint', urgency: 'urgent', confidential: true, channel: '电话' },
          ...{ category: '城市管理', text: '路灯不亮', regionCode: '370998' },
          caller: { name: '王某', phone: '13805380000', address: '某小区1号楼' },
        }),
      );
      expect(JSON.stringify(created?.data['attributes'])).not.toContain('13805380000');
      expect<unknown>(dispatched?.data).toEqual({
        departmentCode: '泰山区政府',
        limit: { due: '2025-09-18T09:30:00.000Z' },
        signLimit: null,
      });
      expect([replied?.type, closed?.type]).toEqual(['ticket.replied', 'ticket.closed']);
    });

    const limits: readonly (readonly [text: string, limit: unknown])[] = [
      ['', null],
      ['2025-09-18', { due: '2025-09-18' }],
      ['5个工作日', { value: 5, unit: 'workingDay' }],
      ['5(工作日)', { value: 5, unit: 'workingDay' }],
      ['30（自然日）', { value: 30, unit: 'naturalDay' }],
      ['5', { value: 5, unit: 'workingDay' }],
      ['10天', { value: 10, unit: 'naturalDay' }],
      ['4个工作小时', { value: 4, unit: 'workingHour' }],
      ['3个工作日内', { value: 3, unit: 'workingDay' }],
      ['24小时', { due: '2025-09-12T01:41:25.000Z' }],
      ['48 小时内', { due: '2025-09-13T01:41:25.000Z' }],
      ['2（小时）', { due: '2025-09-11T03:41:25.000Z' }],
      ['30分钟', { due: '2025-09-11T02:11:25.000Z' }],
    ];
    for (const [text, limit] of limits) {
      it(`read the limit "${text}" as ${JSON.stringify(limit)}`, async () => {
        const { target } = await importText('hotline12345', csvTable([row({ 办理时限: text })]));
        expect<unknown>(only(target, 'ticket.dispatched')[0]?.data['limit']).toEqual(limit);
      });
    }

    it('that were returned and went to another department were dispatched twice', async () => {
      const returned = {
        回退时间: '2025-09-11 11:00:00',
        回退部门: '岱岳区政府',
        回退原因: '非辖区',
      };
      const { target } = await importText('hotline12345', csvTable([row(returned)]));
      const went = target
        .events()
        .filter(({ type }) => /dispatched|returned/.test(type))
        .map(({ type, data }) => `${type} ${JSON.stringify(data['departmentCode'])}`);
      expect(went).toEqual([
        'ticket.dispatched "岱岳区政府"',
        'ticket.returned "岱岳区政府"',
        'ticket.dispatched "泰山区政府"',
      ]);
    });

    it('that were returned by the department that answered came to it once more, after the return', async () => {
      const returned = { 回退时间: '2025-09-11 11:00:00', 回退部门: '泰山区政府' };
      const { target } = await importText('hotline12345', csvTable([row(returned)]));
      const events = target.events().filter(({ type }) => /dispatched|returned/.test(type));
      expect(eventsInOrder(events).map(({ type }) => type)).toEqual([
        'ticket.dispatched',
        'ticket.returned',
        'ticket.dispatched',
      ]);
      const closing = target.ticketClocks().filter(({ kind }) => kind === 'close');
      expect(closing.map(({ bucket }) => bucket)).toEqual(['void', 'onTime']);
    });

    it('that were returned and answered on one day are over, where the file tells days alone', async () => {
      const day = '2025-09-11';
      const times = { 录入时间: day, 发送时间: day, 回退时间: day, 回复时间: day };
      const returned = { ...times, 回退部门: '岱岳区政府' };
      const { target } = await importText('hotline12345', csvTable([row(returned)]));
      const inOrder = eventsInOrder(target.events()).map(({ type }) => type);
      expect(inOrder.slice(-4)).toEqual([
        'ticket.returned',
        'ticket.dispatched',
        'ticket.replied',
        'ticket.closed',
      ]);
      const matters = target.ticketClocks().filter(({ kind }) => kind === 'matter');
      expect(matters.map(({ bucket }) => bucket)).toEqual(['onTime']);
    });

    it('that wait are dispatched where the way they went says so, and not ended', async () => {
      const { target } = await importText(
        'hotline12345',
        csvTable([
          row({
            工单状态: '待处理',
            回复单位: '',
            回复时间: '',
            转办流程: '受理组→审核组→泰山区政府',
          }),
        ]),
      );
      expect(target.events().map(({ type }) => type)).toEqual([
        'ticket.created',
        'ticket.dispatched',
      ]);
      expect<unknown>(target.events()[1]?.data['departmentCode']).toBe('泰山区政府');
    });
  });

  describe('of Open311', () => {
    const request = (more: object = {}) => ({
      service_request_id: '14-1',
      status: 'closed',
      status_notes: 'done',
      service_name: 'Pothole',
      service_code: 'p1',
      agency_responsible: 'Streets',
      requested_datetime: '2014-05-09T19:02:21-05:00',
      updated_datetime: '2014-05-10T10:15:40-05:00',
      expected_datetime: '2014-05-12T00:00:00Z',
      extended_attributes: { channel: 'phone' },
      notes: [{ type: 'opened' }, { type: 'a "quoted" ] and , more' }],
      ...more,
    });

    it('are read from one list, however it is laid out', async () => {
      const list = [request(), request({ service_request_id: '2', status: 'open' })];
      for (const text of [JSON.stringify(list), JSON.stringify(list, null, 2)]) {
        const { report, target } = await importText('open311', `\uFEFF${text}\n`);
        expect(report).toEqual(jasmine.objectContaining({ cases: 2, accepted: 5, quarantined: 0 }));
        const [created, dispatched] = target.events('14-1');
        expect<unknown>(created?.data['channel']).toBe('phone');
        expect<unknown>(dispatched?.data['limit']).toEqual({ due: '2014-05-12T00:00:00.000Z' });
        expect(only(target, 'ticket.closed').length).toBe(1);
      }
    });

    it('are read from lines of JSON with the same outcome', async () => {
      const { target } = await importText('open311', JSON.stringify([request()]));
      const { report } = await importText('open311', `${JSON.stringify(request())}\n`, target);
      expect(report).toEqual(jasmine.objectContaining({ accepted: 0, duplicate: 3 }));
    });

    it('keep an entry that is none in quarantine and read on', async () => {
      const { report } = await importText('open311', `[1, ${JSON.stringify(request())}, {oops}]`);
      expect(report).toEqual(jasmine.objectContaining({ accepted: 3, quarantined: 2 }));
    });
  });

  it('of messages to leaders come with text, category and, where there is one, the reply', async () => {
    const row = {
      留言编号: '24',
      留言用户: 'A00074011',
      留言主题: '占道施工',
      留言时间: '2020/1/6 12:09:38',
      留言详情: '\n\t\t\t便道被围。\n\t\t\t\n',
      一级分类: '城乡建设',
      答复意见: '已处理',
      答复时间: '2020-01-08 9:00',
    };
    const { target } = await importText(
      'messages',
      csvTable([row, { ...row, 留言编号: '25', 答复时间: '' }]),
    );
    const [created, replied] = target.events('24');
    expect<unknown>(created?.data).toEqual(
      jasmine.objectContaining({ text: '便道被围。', category: '城乡建设', title: '占道施工' }),
    );
    expect(new Date(replied?.time ?? 0).toISOString()).toBe('2020-01-08T01:00:00.000Z');
    expect(target.events('25').length).toBe(1);
  });
});
