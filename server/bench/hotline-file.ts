import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Random } from '../../mock-data/generator/random.ts';

const COLUMNS = [
  ...['工单编号', '工单状态', '联系人', '联系电话', '联系地址', '受理人员', '受理渠道', '来电类别'],
  ...[
    '录入时间',
    '紧急程度',
    '问题分类',
    '是否保密',
    '问题描述',
    '发送时间',
    '办理时限',
    '回复单位',
  ],
  ...['回复时间', '办理情况', '答复人'],
] as const;

const MATTERS = ['供热', '供水', '路灯', '噪声', '停车', '物业', '公交', '燃气', '垃圾', '绿化'];
const KINDS = ['投诉', '求助', '咨询', '建议', '举报'];
const LIMITS = ['5个工作日', '3个工作日', '24小时', '2小时', '10天'];
const SAID = [
  ...['小区三号楼北侧的路灯已经坏了五天，晚上老人出行不便', '反映多次仍未见有人上门处理'],
  ...['希望相关部门尽快核实并给予答复', '附近施工每天到夜里十一点，影响孩子休息'],
  ...['物业说已经上报但一直没有结果', '电话打不通，去现场也没有人值班'],
];
const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2025, 0, 6);

/**
 * Writes a table as a hotline's system exports it, made by chance from a seed: every row of its own, 30
 * departments, a quarter with a mobile number in the words, one in ten answered after its limit.
 *
 * @returns bytes written
 */
export async function writeHotlineFile(path: string, rows: number): Promise<number> {
  const random = new Random(`hotline ${rows}`);
  const file = createWriteStream(path);
  file.write(`${COLUMNS.join(',')}\n`);
  for (let row = 0; row < rows; row += 1) {
    if (!file.write(`${rowOf(row, random).join(',')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return file.bytesWritten;
}

function rowOf(row: number, random: Random): readonly string[] {
  const at = FIRST + random.whole(0, 300) * DAY_MS + random.whole(0, DAY_MS - 1);
  const sent = at + random.whole(1, 90) * 60_000;
  const answered = sent + random.whole(1, random.chance(0.1) ? 30 : 4) * DAY_MS;
  const mobile = `13${random.whole(100_000_000, 999_999_999)}`;
  const department = `${random.whole(1, 30)}号承办单位`;
  const said = Array.from({ length: random.whole(1, 4) }, () => random.pick(SAID));
  if (random.chance(0.25)) said.push(`请打${mobile}`);
  return [
    ...[`RX${String(row).padStart(9, '0')}`, '已回复', '王某某', mobile],
    ...[`某路${random.whole(1, 200)}号`, `坐席${random.whole(1, 40)}`, '电话', random.pick(KINDS)],
    ...[written(at), random.pick(['一般', '紧急']), random.pick(MATTERS), '否'],
    ...[`"${said.join('，')}。"`, written(sent), random.pick(LIMITS), department],
    ...[written(answered), `"已派人到场处理，${random.pick(SAID)}。"`, '李某'],
  ];
}

/** As exports write it, by the clocks of the hotline. */
function written(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
