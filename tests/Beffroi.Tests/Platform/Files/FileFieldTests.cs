using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Beffroi.Platform.Files;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Tests.Platform.Files;

/// <summary>The field of a form in which a file is chosen.</summary>
public sealed class FileFieldTests
{
    [Fact]
    public async Task It_has_its_label_its_hint_and_its_error_and_offers_photos_and_documents()
    {
        var field = await Written(
            new() { Name = "piece", Label = "Votre devis", Hint = FileWords.Hint(new() { Folder = "" }), Accept = ReceiveFile.Accept, ViewContext = new() { ViewData = WithError("Ce fichier est vide.") } },
            new TagHelperAttribute("capture", "environment"));

        Assert.Equal(("file", "piece", "environment"), (field.Type, field.Name, field.GetAttribute("capture")));
        Assert.Equal("Votre devis", field.Owner!.QuerySelector($"label[for={field.Id}]")!.TextContent);
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        var told = string.Concat(field.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Owner!.GetElementById(id)!.TextContent));
        Assert.Contains("20\u00A0Mo", told, StringComparison.Ordinal);
        Assert.Contains("Erreur\u00A0: Ce fichier est vide.", told, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string>([".pdf", "image/jpeg"]), field.GetAttribute("accept")!.Split(',').ToHashSet());
        // Nothing can be put there by a page.
        Assert.Null(field.GetAttribute("value"));
        Assert.False(field.IsMultiple);
    }

    [Fact]
    public async Task Without_an_error_it_says_none_and_it_may_take_several()
    {
        var field = await Written(new() { Name = "pieces", Label = "Vos pièces", Multiple = true, ViewContext = new() { ViewData = WithError(null) } });

        Assert.True(field.IsMultiple);
        Assert.Null(field.GetAttribute("aria-invalid"));
        Assert.Null(field.GetAttribute("aria-describedby"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Written(new() { Name = "piece", ViewContext = new() { ViewData = WithError(null) } }));
    }

    private static ViewDataDictionary WithError(string? error)
    {
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary());
        if (error is not null)
            data.ModelState.AddModelError("piece", error);
        return data;
    }

    private static async Task<IHtmlInputElement> Written(FileTagHelper helper, params TagHelperAttribute[] attributes)
    {
        var output = new TagHelperOutput("b-file", [.. attributes], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new([.. attributes], new Dictionary<object, object>(), "1"), output);
        using var html = new StringWriter();
        output.WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        var document = await new HtmlParser().ParseDocumentAsync(html.ToString());
        return Assert.IsAssignableFrom<IHtmlInputElement>(document.QuerySelector("input"));
    }
}
