/** What `npm run admin -- --help` prints. */
export const ADMIN_HELP = `
Administrer Guichet depuis la console du serveur.

  npm run admin -- backup FICHIER
      Sauvegarde tout dans un nouveau fichier, même pendant que Guichet tourne.
  npm run admin -- restore FICHIER [--replace]
      Restaure une sauvegarde. Les postes renvoient ensuite d’eux-mêmes ce qu’ils ont écrit depuis.
      --replace : remplacer une base qui contient déjà un site.
  npm run admin -- create-site --name NOM --department NUMÉRO [--zone FUSEAU] [--holidays RÉGION]
      Crée un site et donne le code de son premier poste.
  npm run admin -- enrol-code [--site SITE] [--postes accueil,pan] [--name NOM]
      Donne un code pour un nouveau poste (qualite si rien n’est dit, « tous » pour les cinq).
  npm run admin -- revoke POSTE [--site SITE]
      Retire tous ses droits à un poste, tout de suite : tablette perdue ou volée.
  npm run admin -- devices [--site SITE]
      Montre les sites et leurs postes.
  npm run admin -- access-log [--site SITE] [--limit NOMBRE]
      Montre le journal des accès, le plus récent d’abord (1000 lignes si rien n’est dit).
  npm run admin -- retention [--dry-run]
      Applique tout de suite les durées de conservation, sans attendre le passage quotidien.
      --dry-run : dire ce qui serait effacé, sans rien changer.

  --json   Une ligne JSON au lieu de phrases (avec : npm run --silent admin -- …).
  --help   Ce texte.

Base de données : DATA_DIR (dossier) ou DATABASE_URL (PostgreSQL), comme pour npm start.
Code de sortie : 0 si c’est fait, 1 si cela n’a pas pu l’être, 2 si la commande est mal écrite.
`;
