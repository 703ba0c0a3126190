using System.Globalization;
using System.Text;
using Beffroi.Rules.Tests.Fixtures;

namespace Beffroi.Rules.Tests.Reading;

/// <summary>
/// One fault in an otherwise sound folder: it is told once, at its exact place, with its code and, where something near
/// exists, with what was meant.
/// </summary>
public sealed class DiagnosticsTests
{
    private const string Facts = "facts.yaml", Region = "region.yaml", Emploi = "schemes/emploi.yaml", Conseil = "schemes/conseil.yaml", Pret = "schemes/pret.yaml";

    [Theory]
    // R001: YAML that is no YAML.
    [InlineData(Pret, "stades: [consolidation]", "stades: [consolidation", "[consolidation", "BEF-R001 YAML cannot read this: ", null)]
    // R002: nothing that makes one text stand for another.
    [InlineData(Pret, "nom: Prêt", "nom: &p Prêt", "&p", "BEF-R002 an anchor is not allowed", "guillemets nécessaires si c’est du texte")]
    [InlineData(Pret, "nom: Prêt", "nom: !!str Prêt", "!!str", "BEF-R002 a tag is not allowed", "guillemets nécessaires si c’est du texte")]
    [InlineData(Pret, "nom: Prêt", "nom: ! Prêt", "! Prêt", "BEF-R002 a tag is not allowed", "guillemets nécessaires si c’est du texte")]
    // R003.
    [InlineData(Pret, "nom: Prêt", "nom: Prêt\nnom: Prêt", "\nnom", "BEF-R003 the key « nom » is repeated", null)]
    [InlineData(Pret, "sigle: PRÊT", "sigle: PRÊT\n\"sigle\": PRÊT", "\n\"sigle", "BEF-R003 the key « sigle » is repeated", null)]
    [InlineData(Pret, "{ si: 'esus' }", "{ si: 'esus', si: 'rev3' }", "si: 'rev3'", "BEF-R003 the key « si » is repeated", null)]
    // R005 to R008: keys and kinds of values.
    [InlineData(Pret, "nom: Prêt", "nom: Prêt\nnomm: Prêt", "\nnomm", "BEF-R005 unknown key « nomm »", "did you mean « nom »?")]
    [InlineData(Pret, "nom: Prêt", "nom: Prêt\nzzzzzz: Prêt", "\nzzzzzz", "BEF-R005 unknown key « zzzzzz »", null)]
    [InlineData(Conseil, "      - id: duree\n", "      - id: duree\n        sinonn: Non\n", "sinonn", "BEF-R005 unknown key « sinonn »", "did you mean « sinon »?")]
    [InlineData(Pret, "sigle: PRÊT\n", "", "dispositif", "BEF-R006 the key « sigle » is missing", null)]
    [InlineData(Conseil, "        libellé: Durer de six à neuf mois\n", "", "id: duree", "BEF-R006 the key « libellé » is missing", null)]
    [InlineData(Pret, "nom: Prêt", "nom:", "nom:", "BEF-R007 « nom » has no value", null)]
    [InlineData(Pret, "nature: avance_remboursable", "nature: avance", "avance", "BEF-R008 « avance » is not one of subvention, avance_remboursable, prestation", null)]
    [InlineData(Pret, "nature: avance_remboursable", "nature: avance_remboursables", "avance_remboursables", "BEF-R008 « avance_remboursables » is not one of subvention, avance_remboursable, prestation", "did you mean « avance_remboursable »?")]
    [InlineData(Pret, "stades: [consolidation]", "stades: [consolidations]", "consolidations", "BEF-R008 « consolidations » is not one of emergence, creation, developpement, consolidation", "did you mean « consolidation »?")]
    [InlineData(Pret, "nom: Prêt", "nom: [Prêt]", "[Prêt]", "BEF-R008 a text is expected", null)]
    [InlineData(Pret, "  - du: 2024-01-01", "  - du: 2024-02-30", "2024-02-30", "BEF-R008 a date such as 2026-11-23 is expected", null)]
    [InlineData(Pret, "  - du: 2024-01-01", "  - du: 01/01/2024", "01/01/2024", "BEF-R008 a date such as 2026-11-23 is expected", null)]
    [InlineData(Pret, "nature: avance_remboursable", "nature: avance_remboursable\nsections: [investisement]", "investisement", "BEF-R008 « investisement » is not one of fonctionnement, investissement", "did you mean « investissement »?")]
    [InlineData(Pret, "nature: avance_remboursable", "nature: avance_remboursable\ntpe: oui", "oui", "BEF-R008 true or false is expected", null)]
    [InlineData(Emploi, "plafond_taux: 80 %", "plafond_taux: 80", "80,", "BEF-R008 a rate such as 80 % is expected, between 0 and 100", null)]
    [InlineData(Emploi, "plafond_taux: 80 %", "plafond_taux: 180 %", "180", "BEF-R008 a rate such as 80 % is expected, between 0 and 100", null)]
    [InlineData(Emploi, "entre: [8000, 15000]", "entre: [8000, 15taux: 000]", "15taux", "BEF-R008 an expression is expected here", null)]
    [InlineData(Emploi, "montant: [8000, 15000]", "montant: 8000", "8000", "BEF-R008 an interval is expected: [8000, 15000], or [0, null]", null)]
    [InlineData(Facts, "coût: 3", "coût: 6", "6", "BEF-R008 a cost is 1, 2, 3, 4 or 5", null)]
    [InlineData(Facts, "coût: 3", "coût: 99999999999999", "99999999999999", "BEF-R008 a cost is 1, 2, 3, 4 or 5", null)]
    [InlineData(Facts, "coût: 3", "coût: 1.5", "1.5", "BEF-R008 a cost is 1, 2, 3, 4 or 5", null)]
    [InlineData(Facts, "répond: instructeur", "répond: instructrice", "instructrice", "BEF-R008 « instructrice » is not one of demandeur, instructeur", "did you mean « instructeur »?")]
    [InlineData(Region, "ordre: [", "rappel_pièces: 61\nordre: [", "61", "BEF-R016 « rappel_pièces » is a number of days from 0 to 60", null)]
    [InlineData(Region, "ordre: [", "rappel_pièces: 1.5\nordre: [", "1.5", "BEF-R016 « rappel_pièces » is a number of days from 0 to 60", null)]
    // What a case file holds.
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { lettres: { texte: Une lettre, source: page } }", "{ lettres", "BEF-R006 « lettres » needs « partenaires »: the partners sign them", null)]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { demandeurs: { parmi: [associations], source: page } }", "associations", "BEF-R008 « associations » is not one of association, entreprise, public", "did you mean « association »?")]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { demandeurs: { parmi: [association], source: page }, délibération: { texte: Une, source: page } }", "{ demandeurs", "BEF-R016 « délibération » is of a public body, and « demandeurs » has none", null)]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { partenaire: { texte: Lesquels, source: page } }", "partenaire", "BEF-R005 unknown key « partenaire »", "did you mean « partenaires »?")]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { dépôt_extérieur: { formulaire: DUES, adresse: http://exemple.invalid, source: page } }", "http://exemple.invalid", "BEF-R008 an address that begins with https:// is expected, of 500 characters at most", null)]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { dépôt_extérieur: { formulaire: DUES, source: page } }", "{ formulaire", "BEF-R006 the key « adresse » is missing", null)]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { dépôt_extérieur: { formulaire: DUES, adresse: \"https://exemple.invalid\" } }", "{ formulaire", "BEF-R006 the key « source » is missing", null)]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { dépôt_extérieur: { formulaire: DUES, adresse: \"https://exemple.invalid\", du: 2027-01-01, au: 2027-01-01, source: page } }", "{ formulaire", "BEF-R022 the form ends before it begins: « au » is the day after the last", null)]
    [InlineData(Emploi, "    lecture_retenue: La page, plafonnée par la feuille", "    lecture_retenue: La page, plafonnée par la feuille\n    dossier: { dépôt_extérieur: { formulaire: DUES, adresse: \"https://exemple.invalid\", depuis: 2027-01-01, source: page } }", "depuis", "BEF-R005 unknown key « depuis »", null)]
    [InlineData(Pret, "  - du: 2024-01-01", "  - du: 2024-01-01\n    dossier: { dépôt_extérieur: { formulaire: DUES, adresse: \"https://exemple.invalid\", source: feuille } }", "{ formulaire", "BEF-R016 « dépôt_extérieur » is of a scheme that is deposited: its « circuit » says « mode: dépôt »", null)]
    // What a link for others may tell.
    [InlineData(Facts, "    question: Quelle forme ?", "    question: Quelle forme ?\n    partage: non", "non", "BEF-R008 « partage » is « oui », or absent", null)]
    // What a fact says already of a case file.
    [InlineData(Facts, "    domaine: communes", "    domaine: communes\n    dossier: { champ: lieux }", "lieux", "BEF-R008 « lieux » is not one of lieu, demandeur, emplois, emplois_cdi, de_minimis", "did you mean « lieu »?")]
    [InlineData(Facts, "    domaine: communes", "    domaine: communes\n    dossier: { champ: emplois }", "emplois", "BEF-R008 « emplois » is said by a fact of another type", null)]
    [InlineData(Facts, "    domaine: communes", "    domaine: communes\n    dossier: { champ: lieu, public: [epci] }", "public", "BEF-R005 unknown key « public »", null)]
    [InlineData(Facts, "    question: Quelle forme ?", "    question: Quelle forme ?\n    dossier: { champ: demandeur, association: [asociation] }", "asociation", "BEF-R012 « asociation » is no value of this fact", "did you mean « association »?")]
    [InlineData(Facts, "    question: Quelle forme ?", "    question: Quelle forme ?\n    dossier: { champ: demandeur, association: [association], public: [association] }", "association] }", "BEF-R020 « association » stands twice", null)]
    // Life events.
    [InlineData(Facts, "si: 'not(esus)', devient", "si: 'not(esuss)', devient", "esuss", "BEF-R012 unknown fact « esuss »", "did you mean « esus »?")]
    [InlineData(Facts, "devient: { esus: true }", "devient: { esus: oui }", "{ id: agrement", "BEF-R027 « devient »: /facts/esus La réponse est true ou false.", null)]
    [InlineData(Facts, ", devient: { esus: true }", "", "{ id: agrement", "BEF-R006 the key « devient » is missing", null)]
    [InlineData(Facts, "{ id: agrement,", "{ id: agrement, quand: demain,", "quand", "BEF-R005 unknown key « quand »", null)]
    [InlineData(Facts, "    domaine: communes", "    domaine: communes\n    partage: departements", "departements", "BEF-R012 « departements » is no group of « communes »", "did you mean « departement »?")]
    [InlineData(Facts, "    domaine: communes", "    domaine: communes\n    partage: oui", "oui", "BEF-R012 « oui » is no group of « communes »", "departement")]
    [InlineData(Facts, "    domaine: [0, 2400]\n", "    domaine: [0, 2400]\n    réponses: [ { libellé: Longtemps, valeur: [12, 2401] } ]\n", "[ { libellé: Longtemps", "BEF-R016 the answer « Longtemps » is not in the domain of « anciennete »", null)]
    [InlineData(Pret, "  - du: 2024-01-01", "  - du: 2024-01-01\n    disponibilité: { fenêtres: [ { du: 2026-01-01, au: 2026-03-01 }, { du: 2026-02-28, au: 2026-06-01 } ] }", "{ du: 2026-02-28", "BEF-R022 the window begins before the end of the one above: windows are in order and apart", null)]
    [InlineData(Region, "adresse: \"/orientation\"", "adresse: \"javascript:alert(1)\"", "\"javascript:", "BEF-R008 « javascript:alert(1) » is no address: one that begins with https://, or with / for a page of this site, is expected", null)]
    [InlineData(Region, "adresse: \"/orientation\"", "adresse: \"//ailleurs.example\"", "\"//ailleurs", "BEF-R008 « //ailleurs.example » is no address: one that begins with https://, or with / for a page of this site, is expected", null)]
    [InlineData(Region, "contact: { courriel: contact@exemple.fr,", "contact: { courriel: contact@exemple.fr, site: \"javascript:alert(1)\",", "\"javascript:", "BEF-R008 « javascript:alert(1) » is no address: one that begins with https:// is expected", null)]
    [InlineData(Region, "contact: { courriel: contact@exemple.fr,", "contact: { courriel: contact@exemple.fr, site: ailleurs,", "ailleurs,", "BEF-R008 « ailleurs » is no address: one that begins with https:// is expected", null)]
    [InlineData(Facts, "  - id: depenses\n", "  - id: depenses\n    partage: oui\n", "oui", "BEF-R006 « depenses » is shared by brackets: it needs « réponses »", null)]
    // R009 and R010: what YAML would cut or take for its own.
    [InlineData(Conseil, "libellé: Être utile", "libellé: Être utile : vraiment", ": vraiment", "BEF-R009 YAML cannot read this value", "guillemets nécessaires")]
    [InlineData(Conseil, "libellé: Être utile", "libellé: \"Être utile\" vraiment", "vraiment", "BEF-R009 YAML cannot read this value", "guillemets nécessaires")]
    [InlineData(Conseil, "libellé: Être utile", "libellé: Être utile #3", "Être utile #3", "BEF-R009 YAML takes what follows « # » for a comment", "guillemets nécessaires")]
    [InlineData(Pret, "{ si: 'esus' }", "{ si: esus or rev3 }", "esus or rev3", "BEF-R009 in { … } an expression is always quoted", "guillemets nécessaires")]
    [InlineData(Conseil, "si: duree in [6..9]", "si: duree in [6..9] # de six à neuf", "duree in", "BEF-R010 a comment follows an expression on its line", "put the comment on a line of its own")]
    [InlineData(Pret, "  - { si: 'a_un_statut' }", "  - { si: 'a_un_statut' } # agrément", "'a_un_statut'", "BEF-R010 a comment follows an expression on its line", "put the comment on a line of its own")]
    // R011 to R019: expressions, at the place of the fault inside them.
    [InlineData(Conseil, "si: duree in [6..9]", "si: duree in [6..9", "..9", "BEF-R011 ], ) or [ is expected, not « the end »", null)]
    [InlineData(Emploi, "effectif >= 1 or", "efectif >= 1 or", "efectif", "BEF-R012 unknown fact « efectif »", "did you mean « effectif »?")]
    [InlineData(Emploi, "(forme = \"association\" and rev3)", "(forme = \"association\" and rev)", "rev)", "BEF-R012 unknown fact « rev »", "did you mean « rev3 »?")]
    [InlineData(Pret, "{ si: 'esus' }", "{ si: 'esuss' }", "esuss", "BEF-R012 unknown fact « esuss »", "did you mean « esus »?")]
    [InlineData(Conseil, "si: duree in [6..9]", "si: duree != null", "null", "BEF-R013 « null » is a word of FEEL that this subset leaves out", null)]
    [InlineData(Conseil, "si: duree in [6..9]", "si: duree", "duree", "BEF-R014 a condition is expected here, not a number", null)]
    [InlineData(Conseil, "si: duree in [6..9]", "si: duree >= effectif", "effectif", "BEF-R015 « mois » and « salarié » are not the same unit", null)]
    [InlineData(Conseil, "si: departement = \"62\"", "si: departement = \"2A\"", "\"2A\"", "BEF-R016 « 2A » is not a possible value", "one of 59, 62, 75")]
    [InlineData(Emploi, "{ plafond: 20000, source: feuille }", "{ plafond: depenses, source: feuille }", "depenses", "BEF-R017 a constant is expected here", null)]
    [InlineData(Conseil, "si: duree in [6..9]", "si: duree / 0 > 1", "0", "BEF-R018 the divisor can be zero", null)]
    [InlineData(Conseil, "si: duree in [6..9]", "si: 6 <= duree <= 9", "<= 9", "BEF-R019 a comparison cannot be compared again", "use « and », or parentheses")]
    // R020 and R021: names.
    [InlineData(Conseil, "- id: utilite", "- id: duree", "id: duree", "BEF-R020 the criterion « duree » is repeated", null)]
    [InlineData(Facts, "- { id: zone, libellé", "- { id: esus, libellé", "{ id: esus", "BEF-R020 « esus » is a name already", null)]
    [InlineData(Facts, "- { id: zone, libellé", "- { id: min, libellé", "{ id: min", "BEF-R020 « min » is a word of the language", null)]
    [InlineData(Facts, "- { valeur: scic, libellé: SCIC }", "- { valeur: scic, libellé: SCIC }\n      - { valeur: scic, libellé: Bis }", "{ valeur: scic, libellé: Bis", "BEF-R020 the value « scic » is repeated", null)]
    [InlineData(Emploi, "{ nom: Le corps,", "{ nom: SARL,", "{ nom: SARL", "BEF-R020 the example « SARL » is repeated", null)]
    [InlineData(Region, "ordre: [emploi, conseil, pret]", "ordre: [emploi, conseil, pret, emploi]", "[emploi", "BEF-R020 the scheme « emploi » is repeated", null)]
    [InlineData(Facts, "valeur: 'forme in (\"scop\", \"scic\")'", "valeur: 'entreprise_ess or esus'", "{ id: cooperative", "BEF-R021 the definition « cooperative » depends on itself", null)]
    [InlineData(Facts, "si: nature = \"entreprise\"", "si: effectif > 1", "effectif > 1", "BEF-R021 whether « effectif » makes sense depends on itself", null)]
    // R022: versions.
    [InlineData(Emploi, "    au: 2025-01-01\n", "    au: 2024-12-31\n", null, "BEF-R022 a hole between the version before and this one", null)]
    [InlineData(Emploi, "    au: 2025-01-01\n", "    au: 2025-01-02\n", null, "BEF-R022 the version overlaps the one before: give that one its « au »", null)]
    [InlineData(Emploi, "    au: 2025-01-01\n", "", null, "BEF-R022 the version overlaps the one before: give that one its « au »", null)]
    // R023 to R026: sources, firmness, schemes, readings.
    [InlineData(Conseil, "        si: duree in [6..9]\n        source: feuille", "        si: duree in [6..9]\n        source: feuile", "feuile", "BEF-R023 unknown source « feuile »", "did you mean « feuille »?")]
    [InlineData(Emploi, "source: pret.feuille", "source: pret.page", "pret.page", "BEF-R023 unknown source « pret.page »", null)]
    [InlineData(Emploi, "source: pret.feuille", "source: pret.feuile", "pret.feuile", "BEF-R023 unknown source « pret.feuile »", "did you mean « feuille »?")]
    [InlineData(Emploi, "source: pret.feuille", "source: prett.feuille", "prett.feuille", "BEF-R023 unknown source « prett.feuille »", "did you mean « pret »?")]
    [InlineData(Emploi, "        source: page\n", "        source: page\n        fiabilité: officielle\n", "officielle", "BEF-R024 « fiabilité » may only lower that of the texts", null)]
    [InlineData(Emploi, "{ avec: conseil,", "{ avec: conseill,", "{ avec", "BEF-R025 « conseill » is neither a scheme nor a group", "did you mean « conseil »?")]
    [InlineData(Conseil, "      - id: duree\n", "      - id: duree\n        ailleurs: [ { texte: Voir, source: feuille, dispositifs: [prets] } ]\n", "prets", "BEF-R025 no scheme « prets »", "did you mean « pret »?")]
    [InlineData(Pret, "dispositif: pret", "dispositif: prets", "dispositif", "BEF-R025 « prets » stands in pret.yaml: « dispositif » is the name of the file", null)]
    [InlineData(Region, "aides: [emploi, pret]", "aides: [emplois, pret]", "{ aides", "BEF-R025 no scheme « emplois »", "did you mean « emploi »?")]
    [InlineData(Region, "ordre: [emploi, conseil, pret]", "ordre: [emploi, conseil]", "[emploi", "BEF-R025 the scheme « pret » has no place in « ordre »", null)]
    [InlineData(Emploi, "        remplace:\n          montant:", "        remplace:\n          critères: [ { id: es, libellé: x, si: 'esus', source: page } ]\n          montant:", "critères", "BEF-R026 no criterion « es » to replace", "did you mean « ess »?")]
    [InlineData(Facts, "{ id: etp, un: ETP, plusieurs: ETP }", "{ id: etp, un: ETP, plusieurs: ETP }\n  - { id: mois, un: m, plusieurs: m }", "{ id: mois", "BEF-R020 the unit « mois » is repeated", null)]
    [InlineData(Emploi, "      - id: corps\n", "      - { id: corps, source: feuille, remplace: { montant: inconnu } }\n      - id: corps\n", "§version", "BEF-R020 the reading « corps » is repeated", null)]
    [InlineData(Facts, "{ du: 2027-01-01, valeur: inconnu", "{ du: 2026-01-01, valeur: inconnu", "{ du", "BEF-R022 « plafond_legal » has two values on one day", null)]
    [InlineData(Facts, "valeur: 300000", "valeur: 300", "{ du: 2024-01-01, au", "BEF-R016 a value of « plafond_legal » is outside its domain", null)]
    [InlineData(Facts, "    nom: Recettes\n    question: Combien recevez-vous ?\n    type: argent\n    domaine: [0, 1000000]", "    nom: Recettes\n    question: Combien recevez-vous ?\n    type: argent\n    domaine: [0, 10.005]", "§recettes", "BEF-R016 an end of the domain of « recettes » is not a multiple of 0.01", null)]
    [InlineData(Emploi, "formulaire: EMPLOI, source: feuille }", "formulaire: EMPLOI, source: feuile }", "feuile", "BEF-R023 unknown source « feuile »", "did you mean « feuille »?")]
    // R027 and R028: examples.
    [InlineData(Emploi, "montant: [8000, 15000] }", "montant: [8000, 15001] }", null, "BEF-R027 emploi, « SCOP »: the amount is [8000, 15000], not [8000, 15001]", null)]
    [InlineData(Emploi, "attendu: { verdict: subject_to_review }", "attendu: { verdict: ineligible }", null, "BEF-R027 emploi, « SARL »: the verdict is SubjectToReview, not Ineligible (ess: NotMet)", null)]
    [InlineData(Emploi, "critères: { employeur: not_met }", "critères: { employeur: met }", null, "BEF-R027 emploi, « Personne »: the criterion « employeur » is NotMet, not Met", null)]
    [InlineData(Pret, "      - { nom: Jeune, comme: Ancienne, faits: { anciennete: 35, statuts: [] }, attendu: { verdict: ineligible } }", "      - { nom: Jeune, comme: Ancienne, faits: { anciennete: 35 }, attendu: { verdict: ineligible } }", "§version", "BEF-R028 no example where the criterion « statut » is not met", null)]
    // R029 to R034.
    [InlineData(Conseil, "si: duree in [6..9]", "si: duree in [6..99999999999999999999999999999]", "999", "BEF-R029 this number has more than 28 digits", null)]
    [InlineData(Facts, "    nom: Recettes\n    question: Combien recevez-vous ?\n    type: argent\n    domaine: [0, 1000000]", "    nom: Recettes\n    question: Combien recevez-vous ?\n    type: argent\n    domaine: [0, 9999999999999999999999999999]", "§recettes", "BEF-R029 the domain has too many steps to be counted", null)]
    [InlineData(Conseil, "appréciation: instructeur", "appréciation: instructeur\n        si: esus", "§utilite", "BEF-R031 exactly one of si, toutes, une_au_moins, appréciation is expected", null)]
    [InlineData(Conseil, "        appréciation: instructeur\n", "", "§utilite", "BEF-R031 exactly one of si, toutes, une_au_moins, appréciation is expected", null)]
    [InlineData(Emploi, "      - { avec: conseil, source: feuille }", "      - { avec: conseil, source: feuille }\n      - { sauf: conseil, source: feuille }", "§version", "BEF-R032 « cumul » both allows and forbids « conseil »", null)]
    [InlineData(Facts, "domaine: [0, 120]", "domaine: [120, 0]", "[120", "BEF-R034 the interval is empty", null)]
    public void A_fault_is_told_once_at_its_place(string file, string old, string text, string? at, string message, string? hint)
    {
        using var folder = RegionFolder.Small().Replace(file, old, text);
        var whole = RegionFolder.SmallFiles[file].Replace(old, text, StringComparison.Ordinal);
        var start = RegionFolder.SmallFiles[file].IndexOf(old, StringComparison.Ordinal);
        var offset = at switch
        {
            null when file == Emploi && old.StartsWith("    au", StringComparison.Ordinal) => whole.IndexOf("du: 2025-01-01", StringComparison.Ordinal),
            null => whole.LastIndexOf("{ nom", start, StringComparison.Ordinal),
            "§version" => whole.LastIndexOf("- du:", StringComparison.Ordinal) + 2,
            "§recettes" => whole.IndexOf("id: recettes", StringComparison.Ordinal),
            "§utilite" => whole.IndexOf("id: utilite", StringComparison.Ordinal),
            _ => text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var inside
                ? start + inside + (at[0] == '\n' ? 1 : 0)
                : whole.IndexOf(at, StringComparison.Ordinal),
        };
        var told = Assert.Single(folder.Faults());
        var expected = $"regions/essai/{file}:{PlaceIn(whole, offset)} {message}";
        if (message.EndsWith(": ", StringComparison.Ordinal))
        {
            Assert.StartsWith(expected, told, StringComparison.Ordinal);
        }
        else if (message.StartsWith("BEF-R011", StringComparison.Ordinal))
        {
            // The end of the expression: after its last character.
            Assert.Equal($"regions/essai/{file}:{PlaceIn(whole, offset + at!.Length)} {message}", told);
        }
        else
        {
            Assert.Equal(expected + (hint is null ? "" : "; " + hint), told);
        }
    }

    [Fact]
    public void Every_code_is_known_to_these_tests_or_to_their_neighbours()
    {
        var codes = typeof(DiagnosticCodes).GetFields().Select(f => (string)f.GetValue(null)!).ToHashSet(StringComparer.Ordinal);
        var here = typeof(DiagnosticsTests).GetMethod(nameof(A_fault_is_told_once_at_its_place))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(a => ((string)a.Data[4]!)[..8]);
        // R004: BombsTests. R030 and R033: FoldersTests.
        Assert.Equal(codes.Order(StringComparer.Ordinal), here.Concat(["BEF-R004", "BEF-R030", "BEF-R033"]).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>« 18:12 »: line and column from 1.</summary>
    internal static string PlaceIn(string text, int offset)
    {
        var before = text[..offset];
        var line = before.Count(c => c == '\n') + 1;
        return new StringBuilder().Append(CultureInfo.InvariantCulture, $"{line}:{offset - before.LastIndexOf('\n')}").ToString();
    }
}
