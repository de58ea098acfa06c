using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Web.Components;

namespace AccessTracker.Tests.Common;

/// <summary>A count and its noun agree in every text: "1 delivery", never "1 deliveries".</summary>
public sealed partial class CountedTextTests
{
    // What stands behind these words and a blank is a number that names something, not a count.
    private const string Named = "report|revision|meeting|row|section|convoy|request|delivery|file|page|version";

    // A noun is looked for no further than these: what follows them does not go with the count.
    private static readonly HashSet<string> _ends =
    [
        "is", "Is", "shows", "was", "has", "are", "were", "have", "does", "did", "not", "of", "in", "on", "at", "to", "for", "from", "and", "or",
        "by", "with", "without", "until", "since", "ago",
        "after", "before", "as", "than", "says", "asks", "gets", "becomes", "covers", "waits", "names", "cannot", "must", "may", "this", "its",
        "less", "still", "closes", "people-times", "lies", "holds", "goes", "stays", "moves",
    ];

    // Records hold days as files do; people are told of them as they write them.
    [Fact]
    public void A_refusal_tells_of_days_as_people_write_them() => Assert.Equal(
        "Convoy D041 departed on 4 Oct 2016; a delivery on 2 Oct 2016 would be before it.",
        new AccessTracker.Data.Records.Refusal(
            AccessTracker.Data.Records.RefusalCode.DeliveryBeforeDeparture, "D041", new DateOnly(2016, 10, 4), "2016-10-02").Message);

    [Fact]
    public void Every_text_with_a_count_has_a_form_for_one()
    {
        var pairs = Pairs().Matches(Sources()).Select(m => m.Groups["many"].Value).ToHashSet();

        var wrong = Written().Where(t => !pairs.Contains(t.Key) && PluralOnly(t.Text) is not null)
            .Select(t =>
                $"{t.Key}: \"{t.Text}\" has no form for one ({PluralOnly(t.Text)}). Write {{0:one|many}} for the words that go with the count.");

        Assert.Equal([], wrong);
    }

    [Theory]
    [InlineData("{0} deliveries are late", "deliveries")]
    [InlineData("{0} of {1} besieged and hard-to-reach places", "places")]
    [InlineData("{0} people", "people")]
    [InlineData("{0} more records.", "records")]
    [InlineData("{0} {0:delivery is|deliveries are} late", null)]
    [InlineData("{0} more {0:record|records}.", null)]
    [InlineData("Report {0} covers {1}", null)]
    [InlineData("{0} was counted under two statuses", null)]
    public void A_plural_that_stands_alone_is_found(string text, string? noun) => Assert.Equal(noun, PluralOnly(text));

    [Theory]
    [InlineData(0, "0 places are left")]
    [InlineData(1, "1 place is left")]
    [InlineData(2, "2 places are left")]
    [InlineData("1", "1 place is left")]
    [InlineData("1,001", "1,001 places are left")]
    [InlineData("unknown", "unknown places are left")]
    [InlineData(null, " places are left")]
    public void Nouns_and_verbs_go_with_their_count(object? count, string expected) =>
        Assert.Equal(expected, Format.With("{0} {0:place is|places are} left", count));

    [Fact]
    public void Other_blanks_are_filled_as_ever() =>
        Assert.Equal("1,200 and 5.50", Format.With("{0:N0} and {1:0.00}", 1200, 5.5m));

    private static string? PluralOnly(string text) => Counts().Matches(text)
        .SelectMany(m => m.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => !_ends.Contains(w)))
        .FirstOrDefault(w => w == "people" || (w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal)));

    private static IEnumerable<(string Key, string Text)> Written() => Texts.ResourceManager
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .Select(e => ((string)e.Key, (string)e.Value!))
        .OrderBy(t => t.Item1, StringComparer.Ordinal);

    private static string Sources() => string.Concat(Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "AccessTracker.Web"), "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    // A blank, and up to four words behind it. "besieged and hard-to-reach places" is one noun with what describes it.
    [GeneratedRegex($@"(?<!\b(?:{Named}) )(?<!\w)\{{\d\}}(?= )(?: besieged and)?(?<words>(?: [a-z-]+){{1,4}})", RegexOptions.IgnoreCase)]
    private static partial Regex Counts();

    [GeneratedRegex(@"Texts\.\w+, Texts\.(?<many>\w+)\)|== 1 \? [^:]*: [^;]*?Texts\.(?<many>\w+)")]
    private static partial Regex Pairs();
}
