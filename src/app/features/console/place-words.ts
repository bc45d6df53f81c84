import type { CardView } from '#contract/card-view.ts';

/** Region and department in one line; a department that names its region stands alone. */
export function placeWords(
  card: Pick<CardView, 'regionName' | 'departmentName' | 'departmentCode'>,
  between: string,
): string {
  const department = card.departmentName ?? card.departmentCode;
  if (department === null) return card.regionName;
  const region = shortRegion(card.regionName);
  return department.startsWith(region) ? department : `${region}${between}${department}`;
}

/** `济宁市` is 济宁 beside its department; two-character names keep their suffix. */
function shortRegion(name: string): string {
  return name.length > 2 ? name.replace(/[省市]$/u, '') : name;
}
