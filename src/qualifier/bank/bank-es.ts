import type { BankWords } from './answers.ts';

export const words: BankWords = {
  'language': 'es',
  'buyer': {
    label: '¿Quién se encarga de esto actualmente?',
    hint: 'Así vemos en qué podemos ayudarle.',
    options: {
      'nobody': 'Por ahora, nadie',
      'change': 'Alguien, pero nos gustaría cambiar',
      'in-house': 'Alguien de nuestro equipo',
      'happy': 'Un proveedor con el que nos va bien',
    },
    reasons: {
      'in-house': 'El trabajo se hace en la propia empresa',
      'happy': 'Le va bien con su proveedor actual',
    },
  },
  'scope': {
    label: '¿En qué podemos ayudarle?',
    hint: 'Elija la opción que más se acerque.',
    options: {
      new: 'Crear un sitio web',
      redesign: 'Renovar un sitio web',
      shop: 'Crear una tienda online',
      care: 'Mantener al día un sitio web',
      other: 'Otra cosa',
    },
    reasons: { other: 'Un tipo de trabajo nuevo' },
  },
  'payment': {
    label: 'Antes de empezar pedimos un anticipo del {deposit}. ¿Le parece bien?',
    hint: 'Así le reservamos un lugar en nuestra agenda.',
    options: {
      yes: 'Sí, me parece bien',
      ask: 'Tendría que consultarlo antes',
      no: 'Preferiría pagar al final',
    },
    reasons: { ask: 'Tiene que consultar lo del anticipo', no: 'No quiere pagar un anticipo' },
  },
  'repeat': {
    label: '¿Se trata de un solo proyecto o podría haber más?',
    hint: 'Las dos opciones nos parecen bien.',
    options: {
      once: 'Solo este proyecto',
      maybe: 'Puede que haya otros más adelante',
      regular: 'Esperamos contar con ustedes a menudo',
    },
    reasons: {},
  },
  'budget': {
    label: '¿Qué presupuesto tiene previsto para este proyecto?',
    hint: 'Basta con una cifra aproximada.',
    options: {
      under: 'Menos de {floor}',
      between: 'Entre {floor} y {from}',
      over: 'Más de {from}',
      unsure: 'Todavía no lo sé',
    },
    reasons: { under: 'Presupuesto inferior a {floor}' },
  },
  'range': {
    label: 'Un trabajo así suele costar entre {from} y {to}. ¿Qué le parece?',
    hint: 'Responder no compromete a nada.',
    options: {
      'fits': 'Más o menos lo que tenía pensado',
      'more': 'Pensaba gastar más',
      'too-much': 'Se sale de mi presupuesto',
    },
    reasons: { 'too-much': 'El precio habitual se sale de su presupuesto' },
  },
  'timeline': {
    label: 'Un proyecto así suele llevarnos {time}. ¿Para cuándo lo necesita?',
    hint: 'Contando desde hoy.',
    options: {
      rush: 'Lo necesito antes',
      enough: 'Ese plazo me parece bien',
      open: 'No tengo una fecha fija',
    },
    reasons: { rush: 'Urgente: lo necesita antes del plazo habitual ({time})' },
  },
  'experience': {
    label: '¿Ha trabajado alguna vez con un diseñador web?',
    hint: 'Si no, le iremos explicando todo paso a paso.',
    options: { often: 'Sí, varias veces', once: 'Sí, una vez', first: 'No, es la primera vez' },
    reasons: { first: 'Primer proyecto web' },
  },
  'decision-maker': {
    label: '¿Quién más debería opinar sobre esto?',
    hint: 'Para que nadie se quede fuera.',
    options: {
      me: 'Nadie más, la decisión es mía',
      partner: 'Mi pareja o un socio',
      manager: 'La dirección o el propietario',
      committee: 'Un comité o una junta',
    },
    reasons: {
      partner: 'Su pareja o un socio tiene que estar de acuerdo',
      manager: 'La dirección o el propietario tiene que estar de acuerdo',
      committee: 'Un comité o una junta tiene que estar de acuerdo',
    },
  },
  'availability': {
    label: '¿Será fácil hablar con usted durante el proyecto?',
    hint: 'De vez en cuando nos surgirá alguna pregunta.',
    options: {
      'easily': 'Sí, respondo en uno o dos días',
      'at-times': 'En días fijos, por ejemplo, una vez por semana',
      'hardly': 'Puede que tarde un poco en responder',
    },
    reasons: { hardly: 'Difícil de localizar durante el proyecto' },
  },
  'collaboration': {
    label: '¿Cómo le gustaría que trabajáramos?',
    hint: 'Díganos simplemente qué prefiere.',
    options: {
      trust: 'Yo marco el objetivo y ustedes buscan el camino',
      together: 'Lo vamos decidiendo juntos sobre la marcha',
      control: 'Me gustaría decidir cada detalle',
    },
    reasons: { control: 'Quiere decidir cada detalle' },
  },
  'environment': {
    label: '¿Cómo están su dominio, su alojamiento web y su correo electrónico?',
    hint: 'Son la base de un sitio web.',
    options: {
      ready: 'Todo está en orden',
      unsure: 'No lo sé muy bien',
      trouble: 'Antes hay que arreglar algo',
    },
    reasons: {
      unsure: 'No sabe bien cómo está la parte técnica',
      trouble: 'Antes hay que arreglar la parte técnica',
    },
  },
  'flexibility': {
    label: 'Si encontráramos una manera más sencilla de lograr su objetivo, ¿le parecería bien?',
    hint: 'A veces la hay.',
    options: {
      yes: 'Sí, con mucho gusto',
      depends: 'Depende',
      no: 'No, prefiero que se haga como está previsto',
    },
    reasons: { no: 'Quiere que se haga como está previsto' },
  },
  'access': {
    label: '¿Podría darnos acceso a sus estadísticas web y a su alojamiento antes de que empecemos?',
    hint: 'Así vemos cuál es su punto de partida.',
    options: {
      yes: 'Sí, por supuesto',
      help: 'Sí, si me explican cómo hacerlo',
      none: 'Todavía no tenemos nada de eso',
      no: 'Preferiría no hacerlo',
    },
    reasons: {
      none: 'Aún sin estadísticas ni alojamiento web',
      no: 'Prefiere no dar acceso',
    },
  },
  'hosting': {
    label: '¿Tiene ya un dominio y un alojamiento web?',
    hint: 'La dirección de un sitio web y el lugar donde se guarda.',
    options: {
      yes: 'Sí, las dos cosas',
      help: 'Todavía no, agradeceríamos su ayuda',
      later: 'Todavía no, pero nos encargaremos nosotros',
    },
    reasons: {
      help: 'Necesita ayuda con el dominio y el alojamiento',
      later: 'Dominio y alojamiento aún por resolver',
    },
  },
  'referral': {
    label: '¿Cómo nos conoció?',
    hint: 'Nos gusta saber a quién dar las gracias.',
    options: {
      recommended: 'Por recomendación de alguien',
      before: 'Ya hemos trabajado con ustedes',
      internet: 'Por internet',
      other: 'De otra manera',
    },
    reasons: { recommended: 'Viene por recomendación', before: 'Ya ha trabajado con nosotros' },
  },
};
