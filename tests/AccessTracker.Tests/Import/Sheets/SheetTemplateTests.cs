using System.Globalization;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>What a template says in any language is what the import reads: its headings, and the words of its lists.</summary>
public sealed class SheetTemplateTests
{
    [Fact]
    public void There_are_texts_in_each_language_that_is_offered() =>
        Assert.Superset(new HashSet<string> { "en", "ar", "fr" }, TextLanguages.All.Select(l => l.Name).ToHashSet());

    [Fact]
    public void A_template_comes_back_known_in_every_language()
    {
        List<string> wrong = [];
        foreach (var (kind, language) in All())
        {
            using var folder = new TestFolder();
            var path = folder.Path("t.xlsx");
            File.WriteAllBytes(path, SheetTemplate.Write(kind, language, ["Madaya"]));
            using var book = SheetBook.Open(path, "t.xlsx");
            Assert.Equal([kind.Name], book.Sheets);
            var layout = SheetLayout.Find(book, 0, [kind]);
            var matches = ColumnMatch.Propose(kind, layout.Headings, new Dictionary<string, RememberedColumn>());
            wrong.AddRange(matches.Where(m => m.Strength != MatchStrength.Known).Select(m => $"{kind.Name} {language}: {m.Heading} is not known"));
            wrong.AddRange(matches.Where(m => m.Strength == MatchStrength.Known && m.Heading.TrimEnd(' ', '*') != m.Field!.HeadingIn(language))
                .Select(m => $"{kind.Name} {language}: {m.Heading} is read as {m.Field!.Name}"));
            wrong.AddRange(kind.Required.Where(f => !matches.Any(m => m.Field == f)).Select(f => $"{kind.Name} {language}: no {f.Name}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_word_that_a_template_offers_is_read_back_as_what_it_stands_for()
    {
        List<string> wrong = [];
        foreach (var (kind, language) in All())
        {
            foreach (var column in kind.Fields.Select(f => f.Column).Where(c => c.Type == CellType.Word))
            {
                var words = SheetWords.Of(column);
                wrong.AddRange(column.Words.Select(w => (Word: w, Offered: SheetTexts.Word(column, w, language)))
                    .Where(p => words.GetValueOrDefault(LocationName.Fold(p.Offered)) != p.Word)
                    .Select(p => $"{kind.Name}.{column.Name} {language}: {p.Offered} is not read as {p.Word}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("delivered", "Delivered", "delivered", "سُلِّم", "سلم", "livré", "LIVRÉ", "Livrée")]
    [InlineData("turned_back", "turned back", "refoulé", "أعيدت")]
    public void A_word_is_read_in_each_language_with_and_without_its_marks(string word, params string[] written)
    {
        var words = SheetWords.Of(RecordKinds.Deliveries.Find("outcome")!);
        Assert.All(written, w => Assert.Equal((w, word), (w, words.GetValueOrDefault(LocationName.Fold(w)))));
    }

    // A text of the pages must not make a heading of partners' sheets doubtful.
    [Fact]
    public void No_heading_in_any_language_is_known_as_that_of_another_column()
    {
        var wrong = All().SelectMany(p => p.Kind.Fields.Select(f => (p.Kind, Field: f, Key: LocationName.Fold(f.HeadingIn(p.Language)))))
            .Where(p => !Known(p.Field).Contains(p.Key))
            .SelectMany(p => p.Kind.Fields.Where(o => o != p.Field && Known(o).Contains(p.Key))
                .Select(o => $"{p.Kind.Name}: {p.Field.Name}, {o.Name}"));
        Assert.Empty(wrong.Distinct());
    }

    private static HashSet<string> Known(SheetField field) => field.Column.Headings is not { } headings ? []
        : [.. headings.English.Concat(headings.Arabic).Concat(headings.French).Select(LocationName.Fold)];

    private static IEnumerable<(SheetKind Kind, CultureInfo Language)> All() =>
        SheetKinds.Of(RecordKinds.Standard).All.SelectMany(kind => TextLanguages.All.Select(language => (kind, language)));
}
