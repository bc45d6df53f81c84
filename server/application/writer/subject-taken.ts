/** Another transaction made a subject that this one took for new: it is run again and finds it. */
export class SubjectTaken extends Error {
  override readonly name = 'SubjectTaken';
}
