using System.Diagnostics;
using Microsoft.Playwright;

namespace Beffroi.Bench.Site;

/// <summary>The results as a PDF, against a warm Chromium that prints the same page; both ask the same site, with the same answers.</summary>
internal static class PaperBench
{
    private const int Examples = 5, Rounds = 20;
    private const double BudgetMilliseconds = 300;
    private const string Results = "/orientation/resultats", Paper = Results + ".pdf";

    public static async Task<IReadOnlyList<Row>> Run(Action<string> tell)
    {
        var data = Repository.NewFolder("paper");
        try
        {
            await using var site = await SiteProcess.Start(data);
            var people = new List<Person>();
            for (var example = 1; example <= Examples; example++)
            {
                people.Add(await Person.With(site.Address, example));
            }
            tell("results as a PDF, by the site");
            var first = await people[0].Paper();
            var ours = await Time(people, async person => await person.Paper());
            tell("the same page printed by a warm Chromium");
            var (theirs, printed) = await Chromium(site.Address, people);
            var bytes = (await people[0].Paper()).Bytes;
            return
            [
                Row.Below("documents", "results PDF, p95", ours.Percentile(0.95), BudgetMilliseconds, "ms",
                    $"{ours.Count} of {Examples} examples in turn; p50 {ours.Median():0.0}, max {ours.Max():0.0} ms; the first, which starts the worker, {first.Milliseconds:0} ms; {bytes / 1024} KB") with
                {
                    Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["p50 ms"] = ours.Median(), ["max ms"] = ours.Max(), ["first ms"] = first.Milliseconds },
                },
                new("documents", "Chromium's print of the page ÷ results PDF, median", theirs.Median() / ours.Median(), "×", null, null,
                    $"a page opened in a warm browser and printed as a tagged PDF: p50 {theirs.Median():0.0}, p95 {theirs.Percentile(0.95):0.0} ms, of which the print alone {printed.Median():0.0} ms; its PDF bears no PDF/UA mark"),
            ];
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<List<double>> Time(IReadOnlyList<Person> people, Func<Person, Task> act)
    {
        foreach (var person in people)
        {
            await act(person);
        }
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var person in people)
            {
                var start = Stopwatch.GetTimestamp();
                await act(person);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        return times;
    }

    private static async Task<(List<double> Whole, List<double> PrintAlone)> Chromium(Uri address, IReadOnlyList<Person> people)
    {
        const string shell = "/usr/bin/chromium-headless-shell";
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = File.Exists(shell) ? shell : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu"],
        });
        var pages = new Dictionary<Person, IPage>();
        foreach (var person in people)
        {
            var context = await browser.NewContextAsync();
            await context.AddCookiesAsync(person.Cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = address.ToString() }));
            pages[person] = await context.NewPageAsync();
        }
        var printed = new List<double>();
        var whole = await Time(people, async person =>
        {
            var page = pages[person];
            await page.GotoAsync(new Uri(address, Results).ToString());
            var start = Stopwatch.GetTimestamp();
            await page.PdfAsync(new() { Format = "A4", Tagged = true, Outline = true });
            printed.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
        return (whole, printed);
    }

    /// <summary>Someone who has the answers of an example in their cookie.</summary>
    private sealed class Person(FormVisitor visitor)
    {
        public IEnumerable<System.Net.Cookie> Cookies => visitor.Cookies;

        public static async Task<Person> With(Uri address, int example)
        {
            var visitor = new FormVisitor(address);
            using var answer = await visitor.Send($"/orientation/exemples/{example}");
            return answer.RequestMessage!.RequestUri!.AbsolutePath == Results ? new(visitor)
                : throw new BenchFailedException($"Example {example} does not lead to its results.");
        }

        public async Task<(double Milliseconds, int Bytes)> Paper()
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await visitor.Client.GetAsync(PaperBench.Paper);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            return answer.Content.Headers.ContentType?.MediaType == "application/pdf"
                ? (Stopwatch.GetElapsedTime(start).TotalMilliseconds, bytes.Length)
                : throw new BenchFailedException($"{PaperBench.Paper} answers {(int)answer.StatusCode}, no PDF: is Node there?");
        }
    }
}
