import type { AllWords } from '../words.ts';

export const words: AllWords = {
  language: 'pt',
  yes: 'Sim',
  no: 'Não',
  choose: 'Escolha uma opção',
  optional: '(opcional)',
  required: 'Por favor, escolha uma resposta.',
  next: (label) => `Mais uma pergunta: ${label}`,
  sending: 'A enviar…',
  waiting: 'Ainda não foi enviado: por favor, não feche esta página.',
  qualified: 'Agradecemos a sua mensagem. Já a recebemos e responderemos em breve.',
  review: 'Agradecemos a sua mensagem. Já a recebemos. Vamos lê-la com atenção e depois responderemos.',
  unqualified:
    'Agradecemos o seu interesse. Pelo que nos conta, não somos a escolha certa para este projeto.',
  queued: (kept) =>
    'Ainda não foi possível enviar a sua mensagem. Continuaremos a tentar enquanto esta página estiver aberta' +
    (kept
      ? ', e se voltar aqui com este navegador nos próximos três dias (exceto em navegação privada).'
      : ': por favor, não a feche.'),
  undelivered: 'Não foi possível enviar a sua mensagem.',
  write: (address) => `Escrever para ${address}`,
  change: 'Alterar a minha resposta',
  mandatory: '(obrigatório)',
  fill: 'Por favor, preencha este campo.',
  atLeast: (count) => `Por favor, escolha pelo menos ${count}.`,
  atMost: (count) => `Por favor, escolha no máximo ${count}.`,
  notAmount: (example) => `Por favor, indique um único valor em algarismos, por exemplo, ${example}.`,
  notDate: 'Por favor, indique a data completa.',
};
