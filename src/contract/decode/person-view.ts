import { z } from 'zod';
import { ROLES } from '#domain/access/role.ts';
import type { AssigneesRequest, AssigneeView, PersonView } from '../person-view.ts';

const personShape = {
  account: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
};

/** Who an account is. */
export const personView: z.ZodType<PersonView> = z.object(personShape).meta({ id: 'Person' });

/** One to whom a card may be assigned. */
export const assigneeView: z.ZodType<AssigneeView> = z
  .object({ ...personShape, regionName: z.string().nullable() })
  .meta({ id: 'Assignee' });

/** Body of `POST /cards/assignees`. */
export const assigneesRequest: z.ZodType<AssigneesRequest> = z.object({
  ids: z.array(z.string().min(1).max(500)).min(1).max(500),
});
