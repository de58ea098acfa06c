using AccessTracker.Web.Briefs;
using AccessTracker.Web.Reports.Tables;
using CsCheck;

namespace AccessTracker.Tests.Briefs;

/// <summary>What two pages have no space for is counted, and the rest is what came first.</summary>
public sealed class BriefFitTests
{
    private static readonly Gen<ReadTable> _table =
        from columns in Gen.Int[1, 8]
        from rows in Gen.String[Gen.Char["abc دار"], 0, 400].Array[columns].Array[0, 200]
        select new ReadTable("T", [.. Enumerable.Range(0, columns).Select(i => new ReadColumn($"C{i}") { Share = 8 + i })], [.. rows.Select(Row)]);

    private static BriefDocument Document(IReadOnlyList<ReadTable> tables) => new()
    {
        Title = "About",
        Lead = "Lead",
        Facts = [new BriefFact("Pending", "5", "2 overdue"), new BriefFact("Last", "never")],
        Sections = [.. tables.Select((t, i) => new BriefSection($"S{i}", [$"Sentence {i}"], t))],
        Running = "Running",
        Board = "http://localhost/o/x/permits",
        MadeAt = DateTimeOffset.UnixEpoch,
        Operation = "Somewhere",
    };

    [Fact]
    public void Rows_are_kept_from_the_first_on_and_the_others_counted() => _table.List[1, 6].Sample(
        tables =>
        {
            var fitted = BriefFiles.Print(Document(tables));
            Assert.All(tables.Zip(fitted.Sections), pair =>
            {
                var (table, section) = pair;
                Assert.Equal(table.Rows.Count, section.Table!.Rows.Count + section.LeftOut);
                Assert.All(section.Table.Rows.Zip(table.Rows), rows =>
                    Assert.All(rows.First.Zip(rows.Second), cells => AssertSame(cells.First.Text, cells.Second.Text)));
            });
            Assert.True(fitted.IsShortened || !fitted.Sections.Any(s => s.Table!.Rows.Any(r => r.Any(c => c.Text.EndsWith('…')))));
        },
        iter: 50);

    [Fact]
    public void Each_table_keeps_what_matters_most_however_long_the_others_are()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => Row([$"row {i}", "x"])).ToList();
        var table = new ReadTable("T", [new ReadColumn("A"), new ReadColumn("B")], rows);
        var fitted = BriefFiles.Print(Document([table, table with { Rows = rows[..3] }, table, table]));
        Assert.Equal(3, fitted.Sections[1].Table!.Rows.Count);
        Assert.All(fitted.Sections.Where((_, i) => i != 1), s => Assert.InRange(s.Table!.Rows.Count, 15, 60));
    }

    [Fact]
    public void A_long_text_ends_in_a_sign_that_it_goes_on_and_no_letter_is_torn()
    {
        var emoji = string.Concat(Enumerable.Repeat("\U0001F69A", 300));
        var cell = BriefFiles.Print(Document([new ReadTable("T", [new ReadColumn("A")], [Row([emoji])])])).Sections[0].Table!.Rows[0][0].Text;
        Assert.EndsWith("\U0001F69A…", cell, StringComparison.Ordinal);
        Assert.True(BriefFiles.Print(Document([new ReadTable("T", [new ReadColumn("A")], [Row([emoji])])])).IsShortened);
        Assert.False(BriefFiles.Print(Document([new ReadTable("T", [new ReadColumn("A")], [Row(["short"])])])).IsShortened);
    }

    private static IReadOnlyList<ReadCell> Row(string[] cells) => [.. cells.Select(text => new ReadCell(text))];

    private static void AssertSame(string shown, string whole) =>
        Assert.True(shown == whole || (shown.EndsWith('…') && whole.StartsWith(shown[..^1], StringComparison.Ordinal)), shown);
}
