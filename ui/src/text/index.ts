// Vietnamese text: sentences of errors, numbers, dates, cleaned and folded words.
export { capitalFirst, cleanLine, cleanText, compareText, finds, fold, haystack, matches, type Haystack } from './clean';
export { formatDate, formatMoment, readDate, today } from './date';
export { errorSentence, fill } from './errors';
export { editNumber, formatNumber, readNumber, readPercent, type NumberFault, type NumberReading } from './number';
export { formatSize } from './size';
