/** Source of what people send by the public pages; not to be given to a source account. */
export const PUBLIC_SOURCE = 'urn:mingjian-public';
