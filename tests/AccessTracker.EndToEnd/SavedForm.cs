using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>What a form of a new record has saved stands above the next one, with the way to it.</summary>
internal static class SavedForm
{
    public static ILocator Link(IPage page) => page.Locator("[data-done] a");

    /// <summary>Goes to what was saved. Returns the name that the way to it had.</summary>
    public static async Task<string> SeeAsync(IPage page)
    {
        var name = await Link(page).InnerTextAsync();
        await Link(page).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/enter/", StringComparison.Ordinal));
        return name.Trim();
    }
}
