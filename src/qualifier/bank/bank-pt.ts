import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'pt',
  'buyer': {
    label: 'Atualmente, quem cuida dessa parte?',
    hint: 'Assim vemos onde podemos ajudar.',
    options: {
      'nobody': 'Por enquanto, ninguém',
      'change': 'Alguém, mas gostaríamos de mudar',
      'in-house': 'Alguém da própria empresa',
      'happy': 'Um fornecedor com quem trabalhamos bem',
    },
    reasons: { 'in-house': 'O trabalho é feito internamente', 'happy': 'Está bem com o fornecedor atual' },
  },
  'scope': {
    label: 'Como podemos ajudar?',
    hint: 'Escolha o que mais se aproxima.',
    options: {
      new: 'Criar um site',
      redesign: 'Renovar um site que já existe',
      shop: 'Criar uma loja online',
      care: 'Manter um site em dia',
      other: 'Outra coisa',
    },
    reasons: { other: 'Um novo tipo de trabalho' },
  },
  'payment': {
    label: 'Antes de começar, pedimos um sinal de {deposit}. Está de acordo?',
    hint: 'Garante o seu lugar na nossa agenda.',
    options: {
      yes: 'Sim, sem problema',
      ask: 'Teria de consultar alguém primeiro',
      no: 'Prefiro pagar no fim',
    },
    reasons: { ask: 'Tem de consultar alguém sobre o sinal', no: 'Prefere não pagar sinal' },
  },
  'repeat': {
    label: 'É só este projeto ou poderá haver mais?',
    hint: 'As duas opções são bem-vindas.',
    options: {
      once: 'Só este projeto',
      maybe: 'Talvez haja mais no futuro',
      regular: 'Devemos precisar de vocês com regularidade',
    },
    reasons: {},
  },
  'budget': {
    label: 'Qual é o orçamento previsto para este projeto?',
    hint: 'Um valor aproximado é suficiente.',
    options: {
      under: 'Menos de {floor}',
      between: 'Entre {floor} e {from}',
      over: 'Mais de {from}',
      unsure: 'Ainda não sei',
    },
    reasons: { under: 'Orçamento abaixo de {floor}' },
  },
  'range': {
    label: 'Um trabalho assim costuma custar entre {from} e {to}. O que acha?',
    hint: 'A resposta não obriga a nada.',
    options: {
      'fits': 'É mais ou menos o que tinha em mente',
      'more': 'Esperava gastar mais',
      'too-much': 'Fica acima do meu orçamento',
    },
    reasons: { 'too-much': 'O preço habitual fica acima do orçamento' },
  },
  'timeline': {
    label: 'Um projeto assim costuma levar {time}. Para quando precisa dele?',
    hint: 'A contar de hoje.',
    options: { rush: 'Antes disso', enough: 'Esse prazo é suficiente', open: 'Não tenho data definida' },
    reasons: { rush: 'Urgente: precisa antes do prazo habitual ({time})' },
  },
  'experience': {
    label: 'Já trabalhou com um web designer?',
    hint: 'Se não, explicamos tudo passo a passo.',
    options: { often: 'Sim, várias vezes', once: 'Sim, uma vez', first: 'Não, é a primeira vez' },
    reasons: { first: 'Primeiro projeto web' },
  },
  'decision-maker': {
    label: 'Quem mais deve ser ouvido nesta decisão?',
    hint: 'Para ninguém ficar de fora.',
    options: {
      me: 'Ninguém, a decisão é minha',
      partner: 'Um sócio ou o cônjuge',
      manager: 'A gerência ou o proprietário',
      committee: 'Uma comissão ou um conselho',
    },
    reasons: {
      partner: 'Um sócio ou o cônjuge tem de concordar',
      manager: 'A gerência ou o proprietário tem de concordar',
      committee: 'Uma comissão ou um conselho tem de concordar',
    },
  },
  'availability': {
    label: 'Como será a sua disponibilidade durante o projeto?',
    hint: 'Vão surgir algumas perguntas pelo caminho.',
    options: {
      'easily': 'Boa, respondo em um ou dois dias',
      'at-times': 'Em horários fixos, por exemplo, uma vez por semana',
      'hardly': 'As respostas podem demorar um pouco',
    },
    reasons: { hardly: 'Pouca disponibilidade durante o projeto' },
  },
  'collaboration': {
    label: 'Como gostaria de trabalhar neste projeto?',
    hint: 'É só dizer o que prefere.',
    options: {
      trust: 'Eu defino o objetivo, vocês encontram o caminho',
      together: 'Decidimos em conjunto, passo a passo',
      control: 'Gostaria de decidir cada detalhe',
    },
    reasons: { control: 'Quer decidir cada detalhe' },
  },
  'environment': {
    label: 'Como estão o domínio, o servidor e o e-mail?',
    hint: 'São a base de um site.',
    options: {
      ready: 'Tudo em ordem',
      unsure: 'Não sei ao certo',
      trouble: 'Há algo a resolver primeiro',
    },
    reasons: {
      unsure: 'Não sabe ao certo como está a parte técnica',
      trouble: 'Há algo a resolver primeiro na parte técnica',
    },
  },
  'flexibility': {
    label: 'Se houvesse um caminho mais simples para chegar ao seu objetivo, estaria de acordo?',
    hint: 'Às vezes há.',
    options: {
      yes: 'Sim, com prazer',
      depends: 'Depende',
      no: 'Não, prefiro que seja feito como previsto',
    },
    reasons: { no: 'Quer que seja feito como previsto' },
  },
  'access': {
    label: 'Poderia dar acesso às estatísticas do site e ao servidor antes de começarmos?',
    hint: 'Assim vemos qual é o ponto de partida.',
    options: {
      yes: 'Sim, claro',
      help: 'Sim, se me explicarem como',
      none: 'Ainda não temos nada disso',
      no: 'Prefiro não dar acesso',
    },
    reasons: { none: 'Ainda sem estatísticas nem servidor', no: 'Prefere não dar acesso' },
  },
  'hosting': {
    label: 'Já tem domínio e servidor para o site?',
    hint: 'O endereço de um site e o lugar onde fica guardado.',
    options: {
      yes: 'Sim, as duas coisas',
      help: 'Ainda não, uma ajuda seria bem-vinda',
      later: 'Ainda não, mas vamos cuidar disso',
    },
    reasons: {
      help: 'Precisa de ajuda com domínio e servidor',
      later: 'Domínio e servidor ainda por resolver',
    },
  },
  'referral': {
    label: 'Como chegou até nós?',
    hint: 'Gostamos de saber a quem agradecer.',
    options: {
      recommended: 'Por recomendação de alguém',
      before: 'Já fui cliente',
      internet: 'Pela internet',
      other: 'De outra forma',
    },
    reasons: { recommended: 'Veio por recomendação', before: 'Já foi cliente' },
  },
};
