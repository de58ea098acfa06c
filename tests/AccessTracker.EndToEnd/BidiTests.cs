using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Languages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>
/// In which order the letters of a mixed sentence stand on the screen, by an implementation of the bidirectional algorithm (UAX 9) that is not
/// ours. What is expected was derived by hand.
/// </summary>
[Collection(OneSite.Name)]
public sealed partial class BidiTests(Site site)
{
    // Each with its pieces as an eye meets them that reads from the right; a piece is read in its own direction.
    private static readonly IReadOnlyList<(Func<string> Sentence, string[] FromTheRight)> _sentences =
    [
        (() => Format.With(Texts.ConvoyTitle, "D007"), ["القافلة ", "D007"]),
        (() => Format.With(Texts.ConvoyUnknown, "UN-2016-04"), ["لا توجد قافلة بالمرجع «", "UN-2016-04", "»."]),
        (() => Format.With(Texts.LogSaysDay, "East Aleppo (Aleppo city)", "2016-10-04"),
            ["East Aleppo (Aleppo city)", "، ", "4", " تشرين الأول ", "2016", "."]),
        (() => Format.With(Texts.ChangeSince, Format.Change(4), 27), ["+4", " منذ التقرير ", "27"]),
        (() => Format.With(Texts.ChangeSince, Format.Change(-1), 27), ["−1", " منذ التقرير ", "27"]),
        (() => Format.With(Texts.ChangeSince, Format.Percent(-0.092m), 5), ["-9.2%", " منذ التقرير ", "5"]),
        (() => Format.With(Texts.AtLeast, Format.Percent(0.092m)), ["ما لا يقل عن ", "9.2%"]),
        (() => Format.With(Texts.RowsOf, 1, 50, 60), ["1", "–", "50", " من ", "60"]),
        (() => Format.With(Texts.Range, 5, 3), ["5", " إلى ", "3"]),
        (() => Format.With(Texts.Range, Format.Number(101_000L), Format.Number(1_100_000L)), ["101,000", " إلى ", "1,100,000"]),
        (() => Format.With(Texts.LifeTitle, "Deir ez-Zor (western neighbourhoods)", "2016-02-12", "2016-10-13"),
            ["Deir ez-Zor (western neighbourhoods)", "، من ", "12", " شباط ", "2016", " إلى ", "13", " تشرين الأول ", "2016"]),
        (() => Format.With(Texts.LifeTitle, "داريا", "2016-02-12", "2016-10-13"),
            ["داريا، من ", "12", " شباط ", "2016", " إلى ", "13", " تشرين الأول ", "2016"]),
        (() => Format.With(Texts.SheetSamples, "2016-04-10 13:34, D007-MAD"), ["مثلًا: ", "2016-04-10 13:34, D007-MAD"]),
        (() => Format.With(Texts.FilterDayUnread, "18-03-16"),
            ["«", "18-03-16", "» ليس تاريخًا، ولذلك أُهمل. يُكتب التاريخ هكذا: ", "2016-03-18", "."]),
        (() => Format.With(Texts.HoldsUntil, Format.Day(new DateOnly(2016, 4, 30)), Format.Days(11)),
            ["حتى ", "30", " نيسان ", "2016", " (الباقي: ", "11", " يومًا)"]),
        (() => Format.With(Texts.ItemsRemoved, "surgical kits; 3 of 5", "NDF"),
            ["مواد أُزيلت: ", "surgical kits; 3 of 5", " (الجهة: ", "NDF", ")"]),
        (() => Format.With(Texts.DoubtOfPermit, "UN-2016-02", "A'zaz", "2016-04-07"),
            ["UN-2016-02", "، ", "A'zaz", " في ", "7", " نيسان ", "2016"]),
        (() => Format.With(Texts.InstantIn, "30 تشرين الثاني 2026 13:34", "Asia/Damascus"),
            ["30", " تشرين الثاني ", "2026", " ", "13:34", " (", "Asia/Damascus", ")"]),
        (() => Format.With(Texts.XOfY, 4, 18), ["4", " من أصل ", "18"]),
        (() => Format.With(Texts.HeldBy, "Government of Syria & allies (NDF)."), ["تحت سيطرة ", "Government of Syria & allies (NDF)."]),
        (() => Format.With(Texts.MailReportTitle, "ISSG task forces, Syria 2016", "SY0301 +963 11 555"),
            ["ISSG task forces, Syria 2016", ": ", "SY0301 +963 11 555"]),
        (() => Format.With(Texts.PeopleEstimated, 19_875), ["19875", " شخصًا (تقديري)"]),
    ];

    public static TheoryData<int> Sentences => [.. Enumerable.Range(0, _sentences.Count)];

    private ReaderLanguages Languages => site.Services.GetRequiredService<ReaderLanguages>();

    [BrowserTheory]
    [MemberData(nameof(Sentences))]
    public async Task A_mixed_sentence_is_met_in_the_order_that_it_has(int index)
    {
        var (sentence, pieces) = _sentences[index];
        var text = ReaderLanguages.In(Languages.Of("ar"), sentence);

        var onScreen = Assert.Single(await OnScreenAsync(text));

        Assert.Equal(string.Concat(pieces.Reverse().Select(p => HasArabic(p) || !HasLatin(p) ? Turned(p) : p)), onScreen);
    }

    // A sentence that is not isolated is found: the canary of the above.
    [BrowserFact]
    public async Task Without_isolates_a_ref_falls_apart() =>
        Assert.Equal("04-2016 عجرملا", Assert.Single(await OnScreenAsync("المرجع 2016-04")));

    // Dates, percentages, signed numbers, refs and addresses that stand in a text itself.
    [BrowserFact]
    public async Task No_text_takes_a_number_or_a_code_apart()
    {
        var culture = Languages.Of("ar");
        var texts = typeof(Texts).GetProperties().Where(p => p.PropertyType == typeof(string))
            .Select(p => (p.Name, Text: Blank().Replace(Texts.ResourceManager.GetString(p.Name, culture) ?? "", "\u0633"))).ToList();

        var onScreen = await OnScreenAsync([.. texts.Select(t => t.Text)]);

        Assert.True(texts.Count > 2000);
        Assert.Empty(texts.Zip(onScreen).SelectMany(t => Code().Matches(t.First.Text)
            .Where(code => !t.Second.Contains(code.Value, StringComparison.Ordinal)).Select(code => $"{t.First.Name}: {code.Value}")));
    }

    private async Task<string[]> OnScreenAsync(params string[] texts)
    {
        await using var source = typeof(BidiTests).Assembly.GetManifestResourceStream("bidi.min.js")!;
        using var script = new StreamReader(source);
        var page = await site.NewPageAsync();
        await page.AddScriptTagAsync(new() { Content = await script.ReadToEndAsync() });
        var shown = await page.EvaluateAsync<string[]>(
            "texts => { const bidi = bidi_js(); return texts.map(t => bidi.getReorderedString(t, bidi.getEmbeddingLevels(t, 'rtl'))); }", texts);
        await page.Context.CloseAsync();
        return [.. shown.Select(s => Invisible().Replace(s, ""))];
    }

    // As a run that is read from the right stands in a string that is read from the left: its brackets are mirrored.
    private static string Turned(string text) => string.Concat(text.Reverse().Select(letter => letter switch
    {
        '(' => ')',
        ')' => '(',
        '«' => '»',
        '»' => '«',
        _ => letter,
    }));

    private static bool HasArabic(string text) => text.Any(c => c is >= '\u0600' and <= '\u06FF' && char.IsLetter(c));

    private static bool HasLatin(string text) => text.Any(char.IsAsciiLetterOrDigit);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[A-Za-z0-9+\-\u2212%:@/._#]*[A-Za-z0-9%](?![A-Za-z0-9+\-\u2212%:@/._#]*[A-Za-z0-9%])")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\u2066-\u2069\u200E\u200F]")]
    private static partial Regex Invisible();
}
