namespace Beffroi.Tests.Harness;

/// <summary>The folder of a Region that is not the repository's own: no fact, no scheme, no place of it is the same, and nothing optional is there. Gone when disposed of.</summary>
public sealed class AnotherRegion : IDisposable
{
    private const string Source = "source: { texte: Schéma inventé, lu: 2026-11-23, fiabilité: déduite }";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["region.yaml"] = $$"""
            région: bretagne
            nom: Bretagne
            titre: L’ESS en Bretagne
            code_insee: "53"
            fuseau: Europe/Paris
            collectivité: Région Bretagne
            contact: { {{Source}} }
            mention: "Simulation indicative au {date}. La Région Bretagne décide."
            feuille_de_route: { titre: Schéma breton, période: "2026-2030", {{Source}} }
            ordre: [gwenn, sikour, prest]
            publics: [ { id: menez, libellé: Vous menez une activité, texte: Une coopérative par exemple., {{Source}} } ]
            """,
        ["facts.yaml"] = """
            unités: [ { id: poste, un: poste, plusieurs: postes } ]
            faits:
              - { id: lieu_activite, nom: Lieu, question: "Où agissez-vous ?", type: commune, domaine: communes }
              - { id: statut, nom: Statut, question: "Quel est votre statut ?", type: choix, domaine: [ { valeur: cooperative, libellé: Coopérative }, { valeur: autre, libellé: Autre } ] }
              - { id: postes, nom: Postes, question: "Combien de postes créez-vous ?", type: entier, unité: poste, domaine: [0, 500], modifiable: true }
              - { id: budget, nom: Budget, question: "Quel est le budget du projet ?", type: argent, domaine: [0, 10000000] }
            définitions:
              - { id: region_du_lieu, libellé: région, table: communes, de: lieu_activite, colonne: region }
            """,
        ["schemes/gwenn.yaml"] = """
            dispositif: gwenn
            sigle: GWENN
            nom: Aide à l’investissement coopératif
            accroche: investir ensemble
            levier: financement
            stades: [developpement]
            publics: [menez]
            nature: subvention
            circuit: { mode: dépôt }
            versions:
              - du: 2026-01-01
                sources: { page: { texte: Page de GWENN, lu: 2026-11-23, fiabilité: officielle } }
                critères:
                  - { id: lieu, libellé: Agir en Bretagne, si: 'region_du_lieu = "53"', source: page }
                  - { id: statut, libellé: Être une coopérative, si: 'statut = "cooperative"', source: page }
                montant:
                  - { ligne: aide, taux: 40 %, assiette: budget, plafond: 30000, source: page }
                exemples:
                  - { nom: Rennes, faits: { lieu_activite: "35238", statut: cooperative, budget: 50000 }, attendu: { verdict: eligible, montant: [20000, 20000] } }
                  - { nom: Paris, comme: Rennes, faits: { lieu_activite: "75056" }, attendu: { verdict: ineligible } }
                  - { nom: Autre, comme: Rennes, faits: { statut: autre }, attendu: { verdict: ineligible } }
            """,
        ["schemes/sikour.yaml"] = """
            dispositif: sikour
            sigle: SIKOUR
            nom: Accompagnement au projet
            accroche: être accompagné
            levier: conseil
            stades: [developpement]
            publics: [menez]
            nature: prestation
            circuit: { mode: adressage }
            versions:
              - du: 2026-01-01
                sources: { page: { texte: Page de SIKOUR, lu: 2026-11-23, fiabilité: secondaire } }
                critères:
                  - { id: serieux, libellé: Un projet sérieux, appréciation: instructeur, source: page }
            """,
        ["schemes/prest.yaml"] = """
            dispositif: prest
            sigle: PREST
            nom: Avance remboursable
            accroche: passer un cap
            levier: financement
            stades: [consolidation]
            publics: [menez]
            nature: avance_remboursable
            circuit: { mode: dépôt }
            versions:
              - du: 2026-01-01
                disponibilité: { fenêtres: [ { du: 2027-02-01, au: 2027-04-01 } ] }
                sources: { page: { texte: Page de PREST, lu: 2026-11-23, fiabilité: officielle } }
                critères:
                  - { id: postes, libellé: Créer au moins deux postes, si: 'postes >= 2', source: page }
                montant: inconnu
                exemples:
                  - { nom: Deux, faits: { postes: 2 }, attendu: { verdict: eligible } }
                  - { nom: Un, faits: { postes: 1 }, attendu: { verdict: ineligible } }
            """,
        ["operators.yaml"] = "opérateurs: []",
        ["territories.yaml"] = "quadrillage: inconnu",
        ["prefill.yaml"] = "annuaire: l’annuaire des entreprises",
        ["glossary.yaml"] = "termes: []",
        ["inconsistencies.yaml"] = "incohérences: []",
        ["beyond.yaml"] = $"introduction: D’autres aident aussi.\n{Source}\nleviers: []",
        ["meetings.yaml"] = "instance: commission permanente\nréunions: []",
        ["pieces.yaml"] = $$"""
            introduction: Vos papiers.
            prévenir: 45
            pièces: [ { id: rib, libellé: RIB, durée: sans, bancaire: true, {{Source}} } ]
            """,
        ["texts/cadre.md"] = "Le schéma breton.",
        ["texts/accessibilite.md"] = "# Accessibilité",
        ["texts/mentions-legales.md"] = "# Mentions légales",
        ["texts/confidentialite.md"] = "# Données personnelles",
    };

    public AnotherRegion()
    {
        foreach (var (name, text) in Files)
        {
            var file = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"beffroi-region-{Guid.CreateVersion7():N}", "bretagne");

    /// <summary>The settings that make a site read it, and show it.</summary>
    public Dictionary<string, string?> Settings => new() { ["BEFFROI_REGION"] = Folder, ["BEFFROI_DEMONSTRATION"] = "true", ["BEFFROI_COMPANY_DIRECTORY"] = "none" };

    public AnotherRegion Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
}
