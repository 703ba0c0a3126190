using System.Diagnostics;
using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>What holds of every page and of every state of it.</summary>
public sealed class EveryPageTests(Tour tour) : IClassFixture<Tour>
{
    [Fact]
    public void No_page_breaks_a_rule_of_accessibility_at_1280_px() => NothingIn(tour.RulesBrokenOnDesk);

    [Fact]
    public void No_page_breaks_a_rule_of_accessibility_at_390_px() => NothingIn(tour.RulesBrokenOnPhone);

    [Fact]
    public void Every_page_fits_a_phone_a_screen_enlarged_four_times_and_text_twice_as_large() => NothingIn(tour.TooWide);

    [Fact]
    public void Every_page_has_one_title_one_main_part_headings_in_order_and_says_its_language() => NothingIn(tour.Misshapen);

    [Fact]
    public void No_page_holds_a_style_or_a_script_of_its_own() => NothingIn(tour.Inlined);

    [Fact]
    public void No_page_makes_the_browser_complain_or_asks_anything_of_another_host() => NothingIn(tour.Complaints);

    [Fact]
    public async Task The_HTML_of_every_page_is_valid()
    {
        var validator = Path.Combine(Repository.Root, "node_modules", ".bin", "html-validate");
        Assert.True(File.Exists(validator), $"{validator} is missing: « npm ci » installs it, as « make test » does.");
        var folder = Directory.CreateTempSubdirectory("beffroi-html-");
        try
        {
            foreach (var ((page, html), i) in tour.Sources.Select((s, i) => (s, i)))
            {
                var name = string.Concat(page.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{i:00}{name}.html"), html);
            }
            var start = new ProcessStartInfo("node",
            [
                validator, "--config", Path.Combine(Repository.Root, "build", "htmlvalidate.json"), "--formatter", "text",
                // A page that asks a question is titled by its question.
                "--rule", "long-title:off",
                Path.Combine(folder.FullName, "*.html"),
            ])
            {
                WorkingDirectory = Repository.Root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var run = Process.Start(start)!;
            var errors = run.StandardError.ReadToEndAsync();
            var output = await run.StandardOutput.ReadToEndAsync();
            await run.WaitForExitAsync();
            Assert.True(run.ExitCode == 0, output.Replace(folder.FullName + "/", "", StringComparison.Ordinal) + await errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every line that is wrong, not only the first ones.</summary>
    private static void NothingIn(IEnumerable<string> wrong)
    {
        var lines = wrong.ToList();
        Assert.True(lines.Count == 0, $"{lines.Count}:\n{string.Join('\n', lines)}");
    }
}

/// <summary>That the instruments of the tour would see what they look for.</summary>
public sealed class InstrumentsTests(SharedBrowser browser)
{
    [Fact]
    public async Task A_style_written_in_the_page_is_refused_by_the_policy_and_noticed()
    {
        await using var visitor = await browser.Arrive();
        await visitor.Open("/");
        await visitor.Page.EvaluateAsync("() => document.head.append(Object.assign(document.createElement('style'), { textContent: 'h1 { color: red }' }))");
        await visitor.Page.EvaluateAsync("() => fetch('http://127.0.0.2:9/').catch(() => null)");

        Assert.Contains(visitor.Complaints, c => c.Contains("Content Security Policy", StringComparison.Ordinal) && c.Contains("style", StringComparison.Ordinal));
        Assert.Contains(visitor.Complaints, c => c.Contains("127.0.0.2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_without_words_and_pale_words_break_rules_at_the_first_look_and_at_the_next()
    {
        await using var visitor = await browser.Arrive();
        await visitor.Open("/");
        await visitor.Page.EvaluateAsync("() => document.querySelector('main').append(new Image(9, 9))");
        Assert.Contains(await Axe.BrokenRules(visitor.Page), b => b.StartsWith("image-alt:", StringComparison.Ordinal));

        await visitor.Page.SetViewportSizeAsync(Widths.Phone.Width, Widths.Phone.Height);
        await visitor.Page.EvaluateAsync("() => { const p = document.createElement('p'); p.textContent = 'Un mot'; document.querySelector('main').append(p); Object.assign(p.style, { color: '#ddd', background: '#fff' }); }");
        Assert.Contains(await Axe.BrokenRules(visitor.Page), b => b.StartsWith("color-contrast:", StringComparison.Ordinal));
    }
}
