using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>Counts what is pressed, a key with another one held down as one.</summary>
internal sealed class Keys(IPage page)
{
    public int Count { get; private set; }

    public async Task TypeAsync(string text, params string[] then)
    {
        Count += text.Length;
        await page.Keyboard.TypeAsync(text);
        await PressAsync(then);
    }

    public async Task PressAsync(params string[] keys)
    {
        Count += keys.Length;
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }
}
