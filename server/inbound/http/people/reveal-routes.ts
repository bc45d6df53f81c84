import { revealRequest, revealView } from '#contract/decode/reveal.ts';
import type { Platform } from '../../../application/platform.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from './session-routes.ts';

/** Personal data in clear. */
export function revealRoutes(platform: Pick<Platform, 'findCase' | 'reveal'>): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/cases/{no}/reveal',
      id: 'revealPersons',
      summary:
        'Who the people of a case are, in clear, for a reason; each reveal and each refusal is on record.',
      params: { no: 'number of the case' },
      body: {
        schema: revealRequest,
        example: { reason: '核实申请人联系方式', fields: ['applicant'] },
      },
      answer: {
        description: 'What the events of the case say of people, never kept by a cache.',
        schema: revealView,
        example: { no: '3701-1', applicant: null, parts: [] },
      },
      errors: [
        'request/malformed',
        'request/unsupportedType',
        'request/invalid',
        'case/notFound',
        'reveal/tooMany',
      ],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const no = call.params['no'] ?? '';
        void call.reply.header('cache-control', 'no-store');
        // Scope before body: a field's refusal tells nothing of a case that is not the viewer's.
        if ((await platform.findCase(viewer, no, {})) === undefined) refuse('case/notFound');
        return valueOf(await platform.reveal(viewer, no, call.body()));
      },
    }),
  ];
}
