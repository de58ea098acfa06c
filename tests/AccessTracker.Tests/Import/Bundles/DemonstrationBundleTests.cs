using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Import.Bundles;

/// <summary>The bundle of the demonstration: what its pages say of it, and that it comes out as it went in.</summary>
public sealed partial class DemonstrationBundleTests
{
    [Theory, EveryStore]
    public async Task It_comes_out_as_it_went_in(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Assert.Empty((await store.ImportAsync(Seed())).Refused);

        await new BundleExport(store.Db, new SensitivityRules())
            .WriteAsync((await new OperationStore(store.Db).FindAsync("issg-2016"))!, store.Folder.Path("out"), TestStore.Actor, TestStore.Now);

        // No source says who received: there is no file for it, in neither.
        string Text(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
        foreach (var kind in RecordKinds.Standard.All)
        {
            Assert.Equal(Text(Seed(kind.File)), Text(store.Folder.Path("out", kind.File)));
            Assert.True(File.Exists(Seed(kind.File)) || kind.IsInBundleOnlyWithRecords, kind.File);
        }
    }

    [Fact]
    public void Its_pages_state_the_rows_that_it_has()
    {
        var stated = new[] { "README.md", "ceasefire.md" }
            .SelectMany(page => StatedRows().Matches(File.ReadAllText(Seed(page))))
            .ToDictionary(m => m.Groups[1].Value, m => Number(m.Groups[2].Value));

        Assert.Equal(
            Directory.GetFiles(Seed(), "*.csv").Select(f => (Path.GetFileNameWithoutExtension(f), Rows(Path.GetFileName(f)).Count)).Order(),
            stated.Select(s => (s.Key, s.Value)).Order());
    }

    [Fact]
    public void Every_record_of_the_ceasefire_task_force_has_a_source()
    {
        foreach (var file in Directory.GetFiles(Seed(), "*.csv").Select(f => Path.GetFileName(f)!).Where(IsOfTheCeasefire))
        {
            Assert.DoesNotContain(Rows(file), row => row["source"].Length == 0);
        }
    }

    [Fact]
    public void The_rows_of_a_bulletin_add_up_to_the_total_that_was_printed()
    {
        var bulletins = Rows("allegations.csv").Where(a => a["centre"] == "HMEYMIM").GroupBy(a => a["received_on"]).ToList();

        Assert.Equal(
            bulletins.Select(b => b.Key).Order(StringComparer.Ordinal),
            Rows("monitoring.csv").Where(m => m["centre"] == "HMEYMIM" && m["governorate"].Length == 0).Select(m => m["day"]));
        foreach (var bulletin in bulletins)
        {
            // The bulletin of 3 June has no number: it stands for one.
            var printed = bulletin.Select(a => PrintedTotal().Match(a["description"])).Where(m => m.Success).Select(m => Number(m.Groups[1].Value))
                .Distinct().ToList();
            Assert.Equal(bulletin.Key == "2016-06-03" ? 1 : Assert.Single(printed), bulletin.Sum(a => Number(a["count"])));
        }
    }

    private static bool IsOfTheCeasefire(string file) =>
        File.ReadAllText(Seed("ceasefire.md")).Contains($"| {Path.GetFileNameWithoutExtension(file)} |", StringComparison.Ordinal);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var stream = File.OpenRead(Seed(file));
        var rows = CsvRows.Read(stream, file).Select(r => r.Cells).ToList();
        return [.. rows.Skip(2).Select(r => rows[0].Zip(r).ToDictionary(c => c.First, c => c.Second))];
    }

    private static string Seed(params string[] file) => Repository.Path(["seeds", "issg-2016", .. file]);

    // Two files stand in one line of the table.
    [GeneratedRegex(@"\| ([a-z_]+) \| (\d+) (?=\|)")]
    private static partial Regex StatedRows();

    [GeneratedRegex(@"(?:of the|^The) (\d+) breaches by armed groups in the Russian centre's bulletin")]
    private static partial Regex PrintedTotal();
}
