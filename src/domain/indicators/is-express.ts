/** Words in which systems say that a result was sent by post or courier 寄递. */
const BY_POST = /邮|寄|快递|速递|express|courier|post|mail|\bems\b/i;
/** A mail that carries no paper. */
const ELECTRONIC = /电子|e-?mail|短信/i;

/** Whether a way of delivery is post or courier; nobody knows it of one that is not told. */
export function isExpress(method: string | null): boolean {
  return method !== null && BY_POST.test(method) && !ELECTRONIC.test(method);
}
