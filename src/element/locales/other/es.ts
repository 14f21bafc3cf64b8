import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'es',
  yes: 'Sí',
  no: 'No',
  choose: 'Elija una opción',
  optional: '(opcional)',
  required: 'Elija una respuesta, por favor.',
  next: (label) => `Una pregunta más: ${label}`,
  sending: 'Enviando…',
  waiting: 'Todavía no se ha enviado: no cierre esta página, por favor.',
  qualified: 'Gracias. Hemos recibido su mensaje y le responderemos pronto.',
  review: 'Gracias. Hemos recibido su mensaje. Lo leeremos con atención y le responderemos.',
  unqualified:
    'Gracias por su interés. Por lo que nos cuenta, no somos la opción más adecuada para este proyecto.',
  queued: (kept) =>
    'Todavía no se ha podido enviar su mensaje. Lo seguiremos intentando mientras esta página esté abierta' +
    (kept
      ? ' y también si vuelve con este navegador en los próximos tres días, salvo en modo privado.'
      : ': no la cierre, por favor.'),
  undelivered: 'No se ha podido enviar su mensaje.',
  write: (address) => `Escribir a ${address}`,
  change: 'Cambiar mi respuesta',
  mandatory: '(obligatorio)',
  fill: 'Escriba una respuesta, por favor.',
  atLeast: (count) => `Elija al menos ${count}, por favor.`,
  atMost: (count) => `Elija ${count} como máximo, por favor.`,
  notAmount: (example) => `Escriba una sola cantidad en cifras, por ejemplo, ${example}.`,
  notDate: 'Escriba la fecha completa, por favor.',
};
