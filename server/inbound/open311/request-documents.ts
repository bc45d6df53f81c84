import type { PublicTicketView } from '../../application/public/open311-port.ts';
import type { Open311Document, Open311Value } from './open311-document.ts';
import { OPEN311_CHANNEL } from './report-event.ts';

/** What a note says, by the type of its event. */
const SUMMARIES: Readonly<Record<string, string>> = {
  'ticket.created': '已受理',
  'ticket.answeredDirectly': '已直接答复',
  'ticket.dispatched': '已派承办单位',
  'ticket.signed': '承办单位已签收',
  'ticket.extensionGranted': '办理期限已延长',
  'ticket.replied': '承办单位已答复',
  'ticket.reopened': '已重新办理',
  'ticket.closed': '已办结',
  'ticket.merged': '已并入同一事项',
  'ticket.split': '已恢复单独办理',
};

/** `GET requests` and `GET requests/{id}`: tickets as everybody may see them. */
export function requestList(
  tickets: readonly PublicTicketView[],
  isExtended: boolean,
): Open311Document {
  return {
    root: 'service_requests',
    value: tickets.map((ticket) =>
      isExtended ? { ...requestOf(ticket), ...extensionsOf(ticket) } : requestOf(ticket),
    ),
  };
}

function requestOf(ticket: PublicTicketView): Readonly<Record<string, Open311Value>> {
  const { service, report } = ticket;
  return {
    service_request_id: ticket.no,
    status: ticket.isClosed ? 'closed' : 'open',
    status_notes: statusNotesOf(ticket),
    service_name: service.name,
    service_code: service.code,
    description: report?.text ?? null,
    agency_responsible: ticket.department,
    service_notice: service.notice,
    requested_datetime: ticket.receivedAt,
    updated_datetime: ticket.updatedAt,
    expected_datetime: ticket.expectedAt,
    address: report?.address ?? null,
    address_id: report?.addressId ?? null,
    zipcode: null,
    lat: report?.lat ?? null,
    long: report?.long ?? null,
    media_url: report?.mediaUrl ?? null,
  };
}

/** The last note, with the last answer where that is what ended it. */
function statusNotesOf({ notes }: PublicTicketView): string | null {
  const last = notes.at(-1);
  if (last === undefined) return null;
  const said = last.text ?? (last.type === 'ticket.closed' ? findAnswer(notes) : null);
  const summary = summaryOf(last.type);
  return said === null ? summary : `${summary}：${said}`;
}

function findAnswer(notes: PublicTicketView['notes']): string | null {
  return notes.findLast(({ text }) => text !== null)?.text ?? null;
}

/** What servers commonly add where `extensions=true` is asked for. */
function extensionsOf({
  service,
  report,
  notes,
}: PublicTicketView): Readonly<Record<string, Open311Value>> {
  return {
    attributes: Object.entries(report?.answers ?? {}).map(([code, value]) => ({
      code,
      label: service.attributes.find((attribute) => attribute.code === code)?.description ?? code,
      value: [value].flat().join(', '),
    })),
    extended_attributes: { channel: report === null ? 'other' : OPEN311_CHANNEL },
    notes: notes.map(({ at, type, text }) => ({
      datetime: at,
      type: type.slice(type.indexOf('.') + 1),
      summary: summaryOf(type),
      description: text,
    })),
  };
}

function summaryOf(type: string): string {
  return SUMMARIES[type] ?? type;
}
