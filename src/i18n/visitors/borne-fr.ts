import type { BorneMessages } from './borne-messages.ts';
import { contactFr } from './contact-fr.ts';

const COUNT = new Intl.NumberFormat('fr');

export const borneFr: BorneMessages = {
  title: 'Votre avis',
  skipToContent: 'Aller au contenu',
  chooseLanguage: 'Langue',
  staffExit: 'Quitter la borne',
  welcome: {
    question: 'Que souhaitez-vous faire ?',
    anonymous: 'C’est anonyme, sauf si vous demandez une réponse.',
    answer: 'Donner mon avis',
    answerHint: (questions) =>
      `${questions} questions au plus, 2 minutes. Vous vous arrêtez quand vous voulez.`,
    write: 'Écrire un message',
    writeHint: 'Une réclamation, une suggestion ou un remerciement.',
    nothingToAsk: 'Le questionnaire n’est pas encore prêt. Vous pouvez écrire un message.',
  },
  questionnaire: {
    progress: (current, total) => `Question ${current} sur ${total}`,
    lastStep: 'Dernière étape',
    grades: {
      4: 'Très satisfait',
      3: 'Plutôt satisfait',
      2: 'Plutôt pas satisfait',
      1: 'Pas du tout satisfait',
      0: 'Je ne suis pas concerné',
    },
    back: 'Revenir',
    skip: 'Passer',
    next: 'Continuer',
    finishNow: 'Terminer maintenant',
    lastTitle: 'Pour finir',
    lastHint: 'Répondez si vous le souhaitez, puis envoyez.',
    userType: 'Vous êtes venu pour',
    userTypes: {
      particulier: 'Moi ou ma famille',
      professionnel: 'Mon entreprise',
      association: 'Une association',
      collectivite: 'Une collectivité',
      elu: 'Un mandat d’élu',
    },
    online: 'Avant de venir, avez-vous cherché sur le site de la préfecture ?',
    onlines: { found: 'Oui, et j’ai trouvé', 'not-found': 'Oui, sans trouver', 'not-tried': 'Non' },
    comment: 'Un commentaire ?',
    commentHint: 'N’écrivez pas votre nom ni votre numéro de téléphone.',
    send: 'Envoyer mes réponses',
    nothingAnswered: 'Répondez à une question au moins, ou quittez.',
  },
  feedback: {
    title: 'Écrire un message',
    type: 'Votre message est',
    types: { complaint: 'Une réclamation', suggestion: 'Une suggestion', thanks: 'Un remerciement' },
    service: 'Le service concerné',
    noService: 'Je ne sais pas',
    text: 'Votre message',
    textHint: 'N’écrivez pas votre nom dans le message.',
    send: 'Envoyer mon message',
    missingType: 'Choisissez : réclamation, suggestion ou remerciement.',
    missingText: 'Écrivez votre message.',
    tooLong: 'Votre message est trop long : raccourcissez-le un peu.',
    errors: 'Il manque quelque chose',
    cancel: 'Abandonner',
  },
  contact: contactFr,
  optional: 'facultatif',
  charactersLeft: (length, max) =>
    `${COUNT.format(length)} ${length < 2 ? 'caractère' : 'caractères'} sur ${COUNT.format(max)}`,
  thanks: {
    title: 'Merci !',
    response: 'Vos réponses sont enregistrées.',
    feedback: 'Votre message est enregistré. L’administration le lira.',
    done: 'Terminer',
  },
  notSaved: {
    title: 'Ce n’est pas enregistré',
    text: 'La borne n’a plus de place ou a rencontré un problème. Essayez encore, ou prévenez un agent à l’accueil.',
  },
  idle: {
    title: 'Êtes-vous toujours là ?',
    text: (seconds) => `Sans réponse dans ${seconds} secondes, ce que vous avez commencé sera effacé.`,
    stay: 'Je suis là',
    leave: 'Effacer et quitter',
  },
};
