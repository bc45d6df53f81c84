/** Region and department in one line; a department that names its region stands alone. */
export function placeWords(
  at: {
    readonly regionName: string;
    readonly departmentName: string | null;
    readonly departmentCode: string | null;
  },
  between: string,
): string {
  const department = at.departmentName ?? at.departmentCode;
  if (department === null) return at.regionName;
  const region = shortRegion(at.regionName);
  return department.startsWith(region) ? department : `${region}${between}${department}`;
}

/** `济宁市` is 济宁 beside its department; two-character names keep their suffix. */
function shortRegion(name: string): string {
  return name.length > 2 ? name.replace(/[省市]$/u, '') : name;
}
