using AccessTracker.Web.Components;
using AccessTracker.Web.Languages;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>The words of the resources as a reader of Arabic has them: what a test looks for on a page.</summary>
internal static class Arabic
{
    public const string Code = "ar";

    private static readonly ReaderLanguages _languages = new(Options.Create(new LanguageSettings()));

    /// <summary>A folder for pictures of each step, for whoever wants to look at them; unset, none are taken.</summary>
    private static readonly string? _pictures = Environment.GetEnvironmentVariable("ACCESSTRACKER_TEST_PICTURES");

    public static T In<T>(Func<T> words) => ReaderLanguages.In(_languages.Of(Code), words);

    public static string Text(Func<string> text, params object?[] values) => In(() => Format.With(text(), values));

    public static ILocator Link(this IPage page, Func<string> text, params object?[] values) =>
        page.GetByRole(AriaRole.Link, new() { Name = Text(text, values), Exact = true });

    public static ILocator Button(this IPage page, Func<string> text, params object?[] values) =>
        page.GetByRole(AriaRole.Button, new() { Name = Text(text, values), Exact = true });

    public static ILocator Region(this IPage page, Func<string> text) => page.GetByRole(AriaRole.Region, new() { Name = Text(text) });

    public static ILocator Title(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public static async Task PictureAsync(this IPage page, string name)
    {
        if (_pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"{name}.png"), FullPage = true });
        }
    }
}
