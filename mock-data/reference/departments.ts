import lines from './department-lines.json' with { type: 'json' };
import regions from './regions.json' with { type: 'json' };

/** A department as `load departments` takes it. */
export interface DepartmentRow {
  readonly code: string;
  readonly name: string;
  readonly regionCode: string;
  readonly line: string;
  /** The department of the same line one level up. */
  readonly parent: string | null;
}

/** Code of a line's department in a region, such as `370100-water`. */
export function departmentCode(regionCode: string, line: string): string {
  return `${regionCode}-${line}`;
}

/** Departments of the province, its cities and counties: one of every line that the level has. */
export function departments(): readonly DepartmentRow[] {
  return regions.flatMap((region) =>
    lines.flatMap((line) => {
      const office = [line.province, line.city, line.county][region.level];
      if (office === null || office === undefined) return [];
      return {
        code: departmentCode(region.code, line.code),
        name: `${region.name}${office}`,
        regionCode: region.code,
        line: line.code,
        parent: parentCode(region.parent, line),
      };
    }),
  );
}

function parentCode(regionCode: string | null, line: (typeof lines)[number]): string | null {
  if (regionCode === null) return null;
  if (regionCode === '370000' && line.province === null) return null;
  return departmentCode(regionCode, line.code);
}
