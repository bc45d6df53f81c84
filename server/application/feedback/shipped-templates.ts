import type { ReplyTemplate } from '#contract/reply-view.ts';

/** Texts that are there from the first start; people add their own. */
export const SHIPPED_TEMPLATES: readonly ReplyTemplate[] = [
  {
    id: 'shipped-consultation',
    name: '咨询答复',
    kind: 'consultation',
    text: '您好！您咨询的事项（工单 {{工单编号}}）答复如下：\n\n\n如仍有疑问，请拨打 12345 联系我们。{{部门}}，{{今日}}。',
    own: false,
  },
  {
    id: 'shipped-result',
    name: '办理结果',
    kind: null,
    text: '您好！您反映的问题（工单 {{工单编号}}）已办理，结果如下：\n\n\n如对结果有异议，可拨打 12345 再次反映。{{部门}}，{{今日}}。',
    own: false,
  },
  {
    id: 'shipped-progress',
    name: '正在办理',
    kind: null,
    text: '您好！您反映的问题（工单 {{工单编号}}）正在办理，将于 {{办结期限}} 前答复您。{{部门}}。',
    own: false,
  },
];
