using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AccessTracker.Web.Components;
using MudBlazor;

namespace AccessTracker.Tests.Components;

/// <summary>What MudBlazor says itself is said in the reader's language: each of its words is among our texts.</summary>
public sealed partial class MudTextTests
{
    // Parts that no page uses, and signs that are the same in every language.
    private static readonly string[] _notUsed = ["HeatMap", "MudCarousel", "MudColorPicker", "MudRating", "MudRatingItem", "MudSplitPanel"];

    [Fact]
    public void Every_word_of_MudBlazor_is_ours()
    {
        var theirs = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudLocalizer).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>()
            .Select(e => (string)e.Key)
            .Where(k => !_notUsed.Contains(k.Split('_')[0]) && !k.EndsWith("Sign", StringComparison.Ordinal))
            .Select(k => $"Mud_{k}")
            .Order(StringComparer.Ordinal);
        var ours = Texts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>()
            .Select(e => (string)e.Key)
            .Where(k => k.StartsWith("Mud_", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(theirs, ours);
    }

    [Fact]
    public void Parts_without_words_are_not_used() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Repository.Path("src", "AccessTracker.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(f => Part().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)),
        _notUsed.Contains);

    [GeneratedRegex(@"<(\w+)")]
    private static partial Regex Part();
}
