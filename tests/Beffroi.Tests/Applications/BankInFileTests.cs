using Beffroi.Organisations;
using Beffroi.Organisations.Bank;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>Where an organisation is paid, as its file tells it. The demonstration has an account in force, which ends with 4268, and a proposal, which ends with 5917.</summary>
public sealed class BankInFileTests
{
    private const string Region = "/region/coordonnees-bancaires", Known = "ompte vérifié par la Région, finissant par 4268, au nom de Les Ateliers du Beffroi (fictif) ; un autre compte est proposé";

    [Theory, OnBothDatabases]
    public async Task The_list_of_what_is_left_to_do_says_what_is_known_and_whom_to_ask(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, marcel, nadia) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Nadia));
        var file = await Filed.IsOpened(louise, played.Root);

        var owner = await Page.Open(louise, file);
        Assert.Contains("C" + Known, Plain(owner.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("demandez à Louise", owner.Text, StringComparison.Ordinal);
        Assert.Equal("Coordonnées bancaires", (await owner.Go("Coordonnées bancaires")).Heading);
        Assert.Contains("demandez à Louise Carpentier (fictif), propriétaire de la structure", Plain((await Page.Open(marcel, file)).Text), StringComparison.Ordinal);

        var begun = await Filed.IsOpened(nadia, $"/structures/{await Played.Creates(nadia, "Le Café du Coin")}");
        var without = Plain((await Page.Open(nadia, begun)).Text);
        Assert.Contains("Aucun compte n’est indiqué. Cela n’empêche pas de déposer : rien ne peut être payé avant qu’elles soient vérifiées.", without, StringComparison.Ordinal);
        Assert.DoesNotContain("4268", without, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Without_any_a_file_is_deposited_and_what_waits_is_said_to_wait(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, samuel, claire) = (await played.As(Played.Louise), await played.As("Samuel Ringot"), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        // Nothing is in force any more.
        await played.Site.With<BankDb, bool>(async bank =>
        {
            var inForce = (await bank.Of(OrganisationId.Parse(played.Ateliers, null), CancellationToken.None)).Single(d => d.State is BankState.Verified);
            inForce.State = BankState.Replaced;
            return await bank.Write(() => bank.Save(inForce, inForce.Version, CancellationToken.None), CancellationToken.None);
        });

        Assert.Contains("Un compte est indiqué, la Région ne l’a pas encore vérifié. Cela n’empêche pas de déposer", Plain((await Page.Open(louise, $"{file}/deposer")).Text), StringComparison.Ordinal);
        Assert.Contains("a reçu le dossier", Plain((await Filed.IsDeposited(louise, file)).Text), StringComparison.Ordinal);
        Assert.Contains("Ce jour-là : un compte est indiqué, la Région ne l’a pas encore vérifié.", Plain((await Page.Open(claire, Filed.AtTheRegion(file))).Text), StringComparison.Ordinal);

        await (await (await Page.Open(samuel, Region)).Go("Les Ateliers du Beffroi")).Fill("Pourquoi vous refusez", "Le RIB n’est pas lisible.").Press("Refuser ce compte");
        Assert.Contains("Aujourd’hui : aucun compte n’est indiqué.", Plain((await Page.Open(claire, Filed.AtTheRegion(file))).Text), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_known_on_the_day_is_frozen_told_in_the_document_and_never_the_number(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, samuel, claire) = (await played.As(Played.Louise), await played.As("Samuel Ringot"), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        Assert.Contains("C" + Known, Plain((await Page.Open(louise, $"{file}/deposer")).Text), StringComparison.Ordinal);
        await Filed.IsDeposited(louise, file);

        var called = await (await (await Page.Open(samuel, Region)).Go("Les Ateliers du Beffroi")).Choose("03 53 01 00 42").Choose("La personne confirme ce compte").Press("Enregistrer l’appel");
        await (await Page.Open(claire, called.Address)).Press("Valider ce compte");

        var officer = Plain((await Page.Open(claire, Filed.AtTheRegion(file))).Text);
        Assert.Contains("Ce jour-là : c" + Known, officer, StringComparison.Ordinal);
        Assert.Contains("Aujourd’hui : compte vérifié par la Région, finissant par 5917", officer, StringComparison.Ordinal);
        Assert.Contains("vérifiée à l’instant", officer, StringComparison.Ordinal);
        Assert.Contains("ce jour-là : c" + Known, Plain((await Page.Open(louise, file)).Text), StringComparison.Ordinal);
        var deposited = (await Filed.Row(played, file)).Deposited!;
        Assert.Contains("4268", deposited, StringComparison.Ordinal);
        Assert.DoesNotContain("FR76", deposited, StringComparison.Ordinal);
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        using var pdf = await louise.GetAsync($"{file}/accuse.pdf");
        Assert.Contains("finissant par 4268", Plain(TaggedPdf.Open(await pdf.Content.ReadAsByteArrayAsync()).Text), StringComparison.Ordinal);
    }

    private static Task<Played> Start(DatabaseKind database) => Played.Start(database, IdsOf.Settings);

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
