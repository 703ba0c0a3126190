namespace Beffroi.Rules.Tests.Fixtures;

/// <summary>The files of a region that exists nowhere: a few facts of each type and three schemes that use them.</summary>
/// <remarks>As long as a folder that has one of everything; whole here, so that a test that spoils a line can be read beside it.</remarks>
internal static class SmallRegion
{
    public const string Name = "essai";

    public const string Facts =
        """
        unités:
          - { id: salarié, un: salarié, plusieurs: salariés }
          - { id: mois, un: mois, plusieurs: mois }
          - { id: etp, un: ETP, plusieurs: ETP }
        faits:
          - id: nature
            nom: Vous êtes
            question: Qui porte le projet ?
            type: choix
            domaine:
              - { valeur: porteur, libellé: "Une idée, pas encore de structure" }
              - { valeur: entreprise, libellé: "Une structure qui existe" }
              - { valeur: epci, libellé: "Une intercommunalité" }
          - id: commune
            nom: Commune
            question: Où ?
            type: commune
            domaine: communes
          - id: forme
            nom: Forme juridique
            question: Quelle forme ?
            modifiable: true
            type: choix
            domaine:
              - { valeur: association, libellé: Association }
              - { valeur: scop, libellé: SCOP }
              - { valeur: scic, libellé: SCIC }
              - { valeur: sarl, libellé: Société commerciale }
          - id: statuts
            nom: Statuts particuliers
            question: Lesquels ?
            modifiable: true
            type: ensemble
            domaine:
              - { valeur: siae, libellé: SIAE }
              - { valeur: ea, libellé: Entreprise adaptée }
              - { valeur: esat, libellé: ESAT }
          - id: partenaires
            nom: Partenaires
            question: Avec qui ?
            type: ensemble
            domaine:
              - { valeur: entreprises, libellé: Entreprises }
              - { valeur: recherche, libellé: Laboratoire de recherche }
          - id: esus
            nom: Agrément ESUS
            question: Avez-vous l’agrément ?
            type: booléen
            modifiable: true
            dit: { vrai: "vous avez l’agrément ESUS", faux: "vous n’avez pas l’agrément ESUS" }
          - id: rev3
            nom: Démarche REV3
            question: En êtes-vous ?
            type: booléen
          - id: effectif
            nom: Salariés
            question: Combien ?
            type: entier
            unité: salarié
            domaine: [0, 1000]
            si: nature = "entreprise"
          - id: emplois
            nom: Emplois prévus
            question: Combien d’emplois ?
            modifiable: true
            type: entier
            domaine: [0, 100]
          - id: etp_crees
            nom: ETP créés
            question: Combien d’ETP ?
            modifiable: true
            type: décimal
            pas: 0.05
            unité: etp
            domaine: [0, 100]
            réponses:
              - { libellé: "Moins d’un ETP", valeur: [0, 0.95] }
          - id: etp_cdi
            nom: ETP en CDI
            question: Dont en CDI ?
            modifiable: true
            type: décimal
            pas: 0.05
            unité: etp
            domaine: [0, 100]
            si: etp_crees > 0
          - id: depenses
            nom: Dépenses
            question: Combien dépensez-vous ?
            modifiable: true
            type: argent
            domaine: [0, 1000000]
            coût: 3
          - id: recettes
            nom: Recettes
            question: Combien recevez-vous ?
            type: argent
            domaine: [0, 1000000]
          - id: duree
            nom: Durée
            question: Combien de mois ?
            modifiable: true
            type: entier
            unité: mois
            domaine: [0, 120]
          - id: date_creation
            nom: Date de création
            question: Depuis quand ?
            type: date
            domaine: [1900-01-01, 2100-12-31]
          - id: anciennete
            nom: Ancienneté
            question: Depuis combien de mois ?
            type: entier
            unité: mois
            domaine: [0, 2400]
            depuis: date_creation
          - id: avis
            nom: Avis de l’instructeur
            question: L’avis est-il favorable ?
            type: booléen
            répond: instructeur
        définitions:
          - { id: departement, libellé: département, table: communes, de: commune, colonne: departement }
          - { id: cooperative, libellé: "être une coopérative", valeur: 'forme in ("scop", "scic")' }
          - { id: entreprise_ess, libellé: "être une entreprise de l’ESS", valeur: 'cooperative or esus' }
          - { id: a_un_statut, libellé: "avoir un statut particulier", valeur: 'some y in statuts satisfies y in ("siae", "ea")' }
          - { id: total, libellé: total, valeur: 'depenses + recettes' }
          - { id: reste, libellé: "reste à payer", valeur: 'depenses - recettes' }
          - { id: zone, libellé: "être dans la zone", type: booléen, valeur: inconnu }
        paramètres:
          - id: plafond_legal
            libellé: Plafond légal
            type: argent
            domaine: [1000, 500000]
            valeurs:
              - { du: 2024-01-01, au: 2027-01-01, valeur: 300000, source: { texte: Règlement, lu: 2026-01-01, fiabilité: officielle } }
              - { du: 2027-01-01, valeur: inconnu, source: { texte: Règlement, lu: 2026-01-01, fiabilité: officielle } }
        contraintes:
          - { si: 'etp_cdi <= etp_crees', message: "Les ETP en CDI ne dépassent pas les ETP créés." }
        événements:
          - { id: agrement, libellé: "Une fois l’agrément obtenu", si: 'not(esus)', devient: { esus: true } }

        """;

    public const string Region =
        """
        région: essai
        nom: Région d’essai
        titre: L’ESS pour essayer
        code_insee: "00"
        fuseau: Europe/Paris
        collectivité: Région d’essai
        contact: { courriel: contact@exemple.fr, source: { texte: Essai, lu: 2026-01-01, fiabilité: officielle } }
        mention: "Simulation indicative au {date}."
        feuille_de_route: { titre: Feuille, période: "2024-2028", url: inconnu, source: { texte: Essai, lu: 2026-01-01, fiabilité: officielle } }
        ordre: [emploi, conseil, pret]
        groupes: { aides: [emploi, pret] }
        publics: [ { id: entreprises, libellé: Entreprises, texte: Pour elles, liens: [ { libellé: Essayer, adresse: "/orientation" } ], source: { texte: Essai, lu: 2026-01-01, fiabilité: officielle } } ]
        exemples: [ { nom: Une SCIC, faits: { forme: scic, commune: "62498" } } ]

        """;

    public const string Emploi =
        """
        dispositif: emploi
        sigle: EMPLOI
        nom: Aide à l’emploi
        accroche: créer un emploi
        levier: financement
        stades: [creation]
        publics: [entreprises]
        nature: subvention
        instrument: [subvention]
        circuit: { mode: dépôt, guichet: region, décide: commission permanente, paie: region, rend_compte: bénéficiaire, formulaire: EMPLOI, source: feuille }
        versions:
          - du: 2024-01-01
            au: 2025-01-01
            sources:
              feuille: { texte: Feuille, repère: "l. 1", lu: 2026-01-01, fiabilité: officielle }
            critères:
              - id: employeur
                libellé: Employer un salarié
                si: effectif >= 2
                source: feuille
            exemples:
              - { nom: Deux, faits: { effectif: 2 }, attendu: { verdict: eligible } }
              - { nom: Un, faits: { effectif: 1 }, attendu: { verdict: ineligible } }
          - du: 2025-01-01
            sources:
              feuille: { texte: Feuille, repère: "l. 1", lu: 2026-01-01, fiabilité: officielle }
              page: { texte: Page, lu: 2026-01-01, fiabilité: secondaire }
            critères:
              - id: employeur
                libellé: Employer un salarié
                si: effectif >= 1 or (forme = "association" and rev3)
                source: feuille
                sinon: Il faut un salarié.
              - id: ess
                libellé: Être de l’ESS
                si: entreprise_ess
                source: page
            montant:
              - { ligne: socle, entre: [8000, 15000], hypothèse: "le barème n’est pas publié", source: feuille }
              - { ligne: bonus, si: 'rev3', valeur: inconnu, source: feuille }
              - { plafond_taux: 80 %, assiette: depenses, source: feuille }
              - { plafond: 20000, source: feuille }
            lectures:
              - id: corps
                source: feuille
                remplace:
                  montant:
                    - { ligne: socle, jusqu_à: 20000, source: feuille }
            lecture_retenue: La page, plafonnée par la feuille
            cumul:
              - { sauf: pret, portée: même projet, source: pret.feuille }
              - { avec: conseil, source: feuille }
            exemples:
              - { nom: SCOP, faits: { effectif: 1, forme: scop, depenses: 100000, rev3: false }, attendu: { verdict: eligible, montant: [8000, 15000] } }
              - { nom: Personne, comme: SCOP, faits: { effectif: 0 }, attendu: { verdict: ineligible, critères: { employeur: not_met } } }
              - { nom: SARL, comme: SCOP, faits: { forme: sarl, esus: false }, attendu: { verdict: subject_to_review } }
              - { nom: Le corps, comme: SCOP, lecture: corps, attendu: { montant: [0, 20000] } }

        """;

    public const string Conseil =
        """
        dispositif: conseil
        sigle: CONSEIL
        nom: Conseil
        accroche: être conseillé
        levier: conseil
        stades: [emergence]
        publics: [entreprises]
        nature: prestation
        instrument: [accompagnement]
        circuit: { mode: adressage, guichet: inconnu }
        versions:
          - du: 2024-01-01
            sources:
              feuille: { texte: Feuille, lu: 2026-01-01, fiabilité: officielle }
            critères:
              - id: duree
                libellé: Durer de six à neuf mois
                si: duree in [6..9]
                source: feuille
              - id: territoire
                libellé: Être dans le Pas-de-Calais
                si: departement = "62"
                source: feuille
              - id: utilite
                libellé: Être utile
                appréciation: instructeur
                source: feuille
            exemples:
              - { nom: Lens, faits: { duree: 6, commune: "62498" }, attendu: { verdict: subject_to_review } }
              - { nom: Lille, faits: { duree: 10, commune: "59350" }, attendu: { verdict: ineligible } }

        """;

    public const string Pret =
        """
        dispositif: pret
        sigle: PRÊT
        nom: Prêt
        accroche: emprunter
        levier: financement
        stades: [consolidation]
        publics: [entreprises]
        nature: avance_remboursable
        instrument: [avance]
        circuit: { mode: renvoi, adresse: "https://exemple.fr" }
        versions:
          - du: 2024-01-01
            sources:
              feuille: { texte: Feuille, repère: "l. 9", lu: 2026-01-01, fiabilité: officielle }
            critères:
              - id: age
                libellé: Avoir trois ans
                si: anciennete >= 36
                source: feuille
              - id: statut
                libellé: Avoir un statut ou des salariés
                une_au_moins:
                  - { si: 'a_un_statut' }
                  - { toutes: [ { si: 'effectif > 10', libellé: "plus de dix salariés" }, { si: 'esus' } ] }
                source: feuille
            montant: inconnu
            exemples:
              - { nom: Ancienne, faits: { anciennete: 36, statuts: [ea], effectif: 0, esus: false }, attendu: { verdict: eligible, montant: [0, null] } }
              - { nom: Jeune, comme: Ancienne, faits: { anciennete: 35, statuts: [] }, attendu: { verdict: ineligible } }

        """;

    public static readonly IReadOnlyDictionary<string, LookUpTable> Tables = new Dictionary<string, LookUpTable>(StringComparer.Ordinal)
    {
        ["communes"] = new LookUpTable(
            "communes",
            ["59350", "59606", "62498", "62765", "75056"],
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["nom"] = ["Lille", "Valenciennes", "Lens", "Saint-Omer", "Paris"],
                ["departement"] = ["59", "59", "62", "62", "75"],
                ["region"] = ["32", "32", "32", "32", "11"],
            },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["59298"] = "59350" },
            new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal)
            {
                ["departement"] = code => code switch { "59" => "Nord (59)", "62" => "Pas-de-Calais (62)", "75" => "Paris (75)", _ => null },
            }),
    };
}
