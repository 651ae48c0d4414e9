import type { FormDefinition, GateQuestion } from './form-definition.ts';

/** Exclusion questions common to both forms, version 1: what a photo read hours later must never delay. */

const fever: GateQuestion = {
  id: 'fever-with-rash',
  label: 'Le patient a-t-il de la fièvre avec cette éruption ou cette lésion ?',
  help: 'Température de 38 °C ou plus, frissons, ou état général altéré depuis l’apparition.',
  onYes: {
    effect: 'stop',
    orientation: 'doctor-today',
    advice:
      'Une fièvre associée demande un examen le jour même. Orientez le patient vers un médecin aujourd’hui. En cas de malaise, de confusion ou de taches violacées qui ne s’effacent pas à la pression, appelez le 15.',
  },
};

const purpura: GateQuestion = {
  id: 'purpura',
  label: 'Y a-t-il des taches rouges ou violacées qui ne s’effacent pas quand on appuie ?',
  help: 'Appuyez avec un verre transparent : la tache reste visible au travers.',
  onYes: {
    effect: 'stop',
    orientation: 'call-15',
    advice:
      'Des taches qui ne s’effacent pas peuvent annoncer une infection ou un saignement grave. Appelez le 15 sans attendre, surtout en cas de fièvre, et gardez le patient auprès de vous.',
  },
};

const breathing: GateQuestion = {
  id: 'swelling-or-breathing',
  label: 'Y a-t-il un gonflement du visage, des lèvres ou de la langue, ou une gêne pour respirer ?',
  help: 'Voix modifiée, difficulté à avaler, malaise ou urticaire brutale sont aussi des signes d’alerte.',
  onYes: {
    effect: 'stop',
    orientation: 'call-15',
    advice:
      'Ces signes évoquent une réaction allergique grave. Appelez le 15 (ou le 112) immédiatement, installez le patient et ne le laissez pas seul.',
  },
};

const detachment: GateQuestion = {
  id: 'blisters-or-detachment',
  label: 'Y a-t-il des bulles étendues, un décollement de la peau ou une douleur intense ?',
  help: 'Peau qui se détache au frottement, brûlure étendue, douleur sans rapport avec l’aspect de la peau.',
  onYes: {
    effect: 'stop',
    orientation: 'emergency-department',
    advice:
      'Un examen immédiat est nécessaire. Adressez le patient aux urgences, ou appelez le 15 si la douleur est insupportable, l’état général altéré ou un médicament récent en cause.',
  },
};

const generalised: GateQuestion = {
  id: 'acute-generalised-rash',
  label: 'L’éruption couvre-t-elle presque tout le corps, et est-elle apparue en quelques jours ?',
  onYes: {
    effect: 'stop',
    orientation: 'doctor-today',
    advice:
      'Une éruption aiguë et généralisée se juge sur l’ensemble du corps. Orientez le patient vers un médecin aujourd’hui. Notez avec lui les médicaments pris depuis deux mois.',
  },
};

const spreading: GateQuestion = {
  id: 'rapid-spread',
  label: 'La lésion s’étend-elle d’heure en heure ou nettement depuis hier ?',
  help: 'Rougeur chaude et douloureuse qui progresse, traînée rouge, noircissement de la peau.',
  onYes: {
    effect: 'stop',
    orientation: 'doctor-today',
    advice:
      'Une extension rapide ne peut pas attendre un avis à distance. Orientez le patient vers un médecin aujourd’hui, ou vers les urgences si la zone est très douloureuse ou noircit.',
  },
};

const eye: GateQuestion = {
  id: 'eye',
  label:
    'L’œil est-il touché : douleur, rougeur de l’œil, vision modifiée, vésicules au bord des paupières ?',
  onYes: {
    effect: 'stop',
    orientation: 'emergency-department',
    advice:
      'Une atteinte de l’œil se traite vite pour préserver la vue. Adressez le patient aux urgences ophtalmologiques, ou appelez le 15 pour savoir où aller.',
  },
};

const mucosa: GateQuestion = {
  id: 'mucosa',
  label: 'La lésion se trouve-t-elle dans la bouche ou sur les parties génitales ?',
  onYes: {
    effect: 'stop',
    orientation: 'doctor-soon',
    advice:
      'Les muqueuses demandent un examen direct : elles ne relèvent pas de ce service. Conseillez un rendez-vous chez le médecin traitant, un dermatologue ou un dentiste ; le jour même si la personne ne peut plus boire ou uriner.',
  },
};

const infant: GateQuestion = {
  id: 'young-infant',
  label: 'Le patient est-il un nourrisson de moins de 3 mois ?',
  onYes: {
    effect: 'stop',
    orientation: 'doctor-today',
    advice:
      'Avant 3 mois, une lésion de la peau demande un examen direct. Orientez la famille vers un médecin ou un pédiatre aujourd’hui. En cas de fièvre, de somnolence ou de refus de boire, appelez le 15.',
  },
};

const immunity: GateQuestion = {
  id: 'immunosuppression-unwell',
  label: 'Le patient est-il immunodéprimé, et se sent-il mal ou voit-il la lésion s’aggraver ?',
  help: 'Chimiothérapie, greffe, biothérapie, corticoïdes au long cours, VIH non contrôlé.',
  onYes: {
    effect: 'stop',
    orientation: 'doctor-today',
    advice:
      'Avec des défenses diminuées, une infection peut s’aggraver vite. Le patient doit être examiné aujourd’hui : contactez le service qui le suit, ou le 15 s’il a de la fièvre.',
  },
};

const plannedVisit: GateQuestion = {
  id: 'appointment-already',
  label: 'Le patient a-t-il déjà un rendez-vous chez un dermatologue pour cette lésion dans les 15 jours ?',
  onYes: {
    effect: 'warn',
    orientation: 'doctor-soon',
    advice:
      'Vous pouvez poursuivre. Précisez-le dans votre question : l’avis à distance ne remplace pas ce rendez-vous, que le patient doit garder.',
  },
};

const bleeding: GateQuestion = {
  id: 'uncontrolled-bleeding',
  label: 'La lésion saigne-t-elle sans s’arrêter malgré dix minutes de compression ?',
  onYes: {
    effect: 'stop',
    orientation: 'emergency-department',
    advice:
      'Maintenez la compression et adressez le patient aux urgences. Si le saignement est abondant, ou s’il y a malaise, appelez le 15.',
  },
};

const fastNodule: GateQuestion = {
  id: 'fast-growing-nodule',
  label: 'Est-ce une boule ferme qui grossit de semaine en semaine ?',
  help: 'En relief, ferme au toucher, en croissance continue depuis plus d’un mois, quelle que soit sa couleur.',
  onYes: {
    effect: 'warn',
    orientation: 'doctor-soon',
    advice:
      'Vous pouvez poursuivre, mais sans attendre la réponse conseillez un rendez-vous médical rapide : une lésion ferme qui grossit doit être examinée dans les jours qui viennent.',
  },
};

const intro =
  'Avant de commencer, écartons les situations qui ne peuvent pas attendre. Regardez la peau avec le patient et répondez à chaque question.';

export const skinGateV1: FormDefinition['gate'] = {
  intro,
  questions: [
    breathing,
    purpura,
    fever,
    detachment,
    generalised,
    spreading,
    eye,
    mucosa,
    infant,
    immunity,
    plannedVisit,
  ],
};

export const moleGateV1: FormDefinition['gate'] = {
  intro,
  questions: [bleeding, fever, spreading, eye, mucosa, infant, fastNodule, plannedVisit],
};
