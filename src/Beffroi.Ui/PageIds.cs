using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Ui;

/// <summary>Ids that are unique within one response, the same each time the same page is written.</summary>
internal static class PageIds
{
    private static readonly object Key = new();

    public static string Next(ViewContext view)
    {
        var items = view.HttpContext.Items;
        var next = items.TryGetValue(Key, out var last) && last is int number ? number + 1 : 1;
        items[Key] = next;
        return string.Create(CultureInfo.InvariantCulture, $"b-{next}");
    }
}
