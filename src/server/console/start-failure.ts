/** Why the endpoint cannot start: what a person in front of the console can do something about. */
export type StartFailure =
  | { readonly code: 'unknown-argument'; readonly argument: string }
  | { readonly code: 'bad-port'; readonly value: string }
  | { readonly code: 'port-taken'; readonly port: number }
  | { readonly code: 'port-forbidden'; readonly port: number }
  | { readonly code: 'host-unknown'; readonly host: string }
  | { readonly code: 'data-not-writable'; readonly folder: string }
  | { readonly code: 'not-a-database'; readonly file: string }
  | { readonly code: 'database-newer'; readonly migration: string }
  | { readonly code: 'database-url' }
  | { readonly code: 'database-unreachable'; readonly address: string; readonly reason: string }
  | { readonly code: 'no-site' };

/** What happened, then what to do. */
export function startFailureSentence(failure: StartFailure): string {
  switch (failure.code) {
    case 'unknown-argument':
      return `« ${failure.argument} » n’est pas une option. Options possibles : --demo (données imaginaires), --code (nouveau code pour un poste qualité).`;
    case 'bad-port':
      return `PORT vaut « ${failure.value} », qui n’est pas un numéro de port. Donnez un nombre de 1 à 65535, par exemple : PORT=8081 npm start`;
    case 'port-taken':
      return `Le port ${failure.port} est déjà pris : Guichet tourne peut-être déjà (ouvrez http://localhost:${failure.port}/). Sinon, choisissez-en un autre, par exemple : PORT=${failure.port + 1} npm start`;
    case 'port-forbidden':
      return `Le système refuse le port ${failure.port}. Choisissez-en un autre, par exemple : PORT=8080 npm start`;
    case 'host-unknown':
      return `Cette machine n’a pas l’adresse HOST « ${failure.host} ». Retirez HOST pour écouter sur toutes ses adresses.`;
    case 'data-not-writable':
      return `Guichet ne peut pas écrire dans le dossier de données ${failure.folder}. Donnez-lui ce droit, libérez de la place sur le disque, ou choisissez un autre dossier, par exemple : DATA_DIR=/un/autre/dossier npm start`;
    case 'not-a-database':
      return `Le fichier ${failure.file} n’est pas une base de données de Guichet, ou il est abîmé. Mettez-le de côté et remettez une sauvegarde à sa place.`;
    case 'database-newer':
      return `La base de données a été ouverte par une version plus récente de Guichet (${failure.migration}). Installez cette version : celle-ci n’y touche pas.`;
    case 'database-url':
      return 'DATABASE_URL n’est pas une adresse PostgreSQL. Forme attendue : postgresql://utilisateur:motdepasse@machine:5432/base';
    case 'database-unreachable':
      return `La base PostgreSQL ${failure.address} ne répond pas comme il faut (${failure.reason}). Vérifiez qu’elle est démarrée, puis l’adresse, l’utilisateur et le mot de passe de DATABASE_URL.`;
    case 'no-site':
      return 'Aucun site n’existe encore, donc aucun poste à ajouter. Lancez npm start et ouvrez l’adresse affichée.';
  }
}
