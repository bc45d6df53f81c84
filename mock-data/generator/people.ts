import type { Json } from '#domain/cases/logged-event.ts';
import type { Random } from './random.ts';

const SURNAMES = Array.from('王李张刘陈杨赵孙周徐朱高郭马宋于林何韩曹');
// Words of a landscape, so that nobody is meant.
const GIVEN = [
  ...['山青', '海棠', '麦穗', '云舟', '槐花', '松涛', '泉声', '荷风', '柳岸', '石榴'],
  ...['沙洲', '杏林', '竹影', '芦雪', '星野', '桥月', '禾田', '岱云', '枫桥', '梨雨'],
];
const TRADES = ['餐饮', '建材', '物流', '食品', '机械', '农业', '化工', '医药', '文化', '建筑'];
const WORDS = ['青禾', '远帆', '鼎山', '海岳', '泉城', '齐风', '鲁韵', '蓝湾', '金穗', '云岭'];

/** An invented name; whoever bears it in life is not meant. */
export function personName(random: Random): string {
  return `${random.pick(SURNAMES)}${random.pick(GIVEN)}`;
}

/** No mobile number in use begins with 100. */
function phone(random: Random): string {
  return `1000000${String(random.whole(0, 9999)).padStart(4, '0')}`;
}

/** An applicant: a person, or a company that says itself that it is an example. */
export function applicant(random: Random, company: boolean): Json {
  if (company) {
    return {
      kind: 'organisation',
      name: `${random.pick(WORDS)}${random.pick(TRADES)}有限公司（示例${random.whole(1, 999)}）`,
      idNo: `91370000EXAMPLE${String(random.whole(0, 999)).padStart(3, '0')}`,
      phone: phone(random),
    };
  }
  return {
    kind: 'person',
    name: personName(random),
    idNo: `37000019000101${String(random.whole(0, 9999)).padStart(4, '0')}`,
    phone: phone(random),
  };
}
