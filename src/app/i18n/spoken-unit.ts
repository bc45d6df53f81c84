/** Unit in which a span is spoken: office days, or plain days of a natural limit or a stated end. */
export type SpokenUnit = 'workingDay' | 'day';
