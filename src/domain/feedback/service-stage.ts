/**
 * The four stages that the provincial plan has supervised, evaluated and open to complaint: 事项上线,
 * 办件, 证照共享, 结果送达.
 */
export const SERVICE_STAGES = ['itemOnline', 'case', 'licenceSharing', 'resultDelivery'] as const;
export type ServiceStage = (typeof SERVICE_STAGES)[number];

/** Whether a stage is one of the four. */
export function isStage(sent: string): sent is ServiceStage {
  return (SERVICE_STAGES as readonly string[]).includes(sent);
}
