/** What a file is by its first bytes, and how it may be named. */
interface AttachmentType {
  readonly media: string;
  readonly endings: readonly string[];
}

const SIGNS: readonly (AttachmentType & { readonly begins: readonly number[] })[] = [
  { media: 'application/pdf', endings: ['pdf'], begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  {
    media: 'image/png',
    endings: ['png'],
    begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
  { media: 'image/jpeg', endings: ['jpg', 'jpeg'], begins: [0xff, 0xd8, 0xff] },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Parts by which the two kinds of office files are told from other archives. */
const OFFICE: readonly (AttachmentType & { readonly part: string })[] = [
  {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    part: 'word/',
  },
  {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    part: 'xl/',
  },
];
const TEXT: AttachmentType = { media: 'text/plain', endings: ['txt'] };
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LONGEST_NAME = 100;

/**
 * The type of a file by its content, whatever it calls itself; undefined for any that is not taken:
 * programs, scripts, pages, archives, office files with macros.
 */
export function attachmentType(bytes: Uint8Array): AttachmentType | undefined {
  const begins = (signs: readonly number[]): boolean =>
    signs.every((sign, place) => bytes[place] === sign);
  const known = SIGNS.find((type) => begins(type.begins));
  if (known !== undefined) return known;
  if (begins(ZIP)) {
    const names = Buffer.from(bytes).toString('latin1');
    if (names.includes('vbaProject.bin')) return undefined;
    if (!names.includes('[Content_Types].xml')) return undefined;
    return OFFICE.find(({ part }) => names.includes(part));
  }
  return isPlainText(bytes) ? TEXT : undefined;
}

/** A name that is safe in a header and on a disk, with an ending of the type. */
export function safeName(name: string, { endings }: AttachmentType): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{C}\\/:*?"<>|]/gu, '_')
    .replace(/^\.+/, '')
    .trim();
  const at = plain.lastIndexOf('.');
  const ending = at === -1 ? '' : plain.slice(at + 1).toLowerCase();
  const stem = (endings.includes(ending) ? plain.slice(0, at) : plain).slice(0, LONGEST_NAME);
  return `${stem === '' ? 'file' : stem}.${endings.includes(ending) ? ending : (endings[0] ?? 'bin')}`;
}

/** Text without anything that a browser might take for a page. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false;
  try {
    return !/<\s*(?:!doctype|html|script|svg|\?xml)/i.test(UTF8.decode(bytes));
  } catch {
    return false;
  }
}
