using System.Globalization;

namespace AccessTracker.Web.Components;

/// <summary>Words in a style sheet.</summary>
internal static class CssText
{
    /// <summary>The text as a string of CSS. Numbers stand for its letters: nothing in it ends the string, nor the element around it.</summary>
    public static string Quoted(string text) =>
        $"\"{string.Concat(text.EnumerateRunes().Select(r => string.Create(CultureInfo.InvariantCulture, $"\\{r.Value:x6}")))}\"";
}
