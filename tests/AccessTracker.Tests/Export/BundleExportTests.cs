using System.IO.Compression;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Export;

public sealed class BundleExportTests
{
    [Theory, EveryStore]
    public async Task The_demonstration_operation_comes_out_as_it_went_in(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;

        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("out"), TestStore.Actor, TestStore.Now);

        Assert.DoesNotContain(
            RecordKinds.Standard.All, t => t.IsInBundleOnlyWithRecords && File.Exists(store.Folder.Path("out", t.File)));
        foreach (var table in RecordKinds.Standard.All.Where(t => !t.IsInBundleOnlyWithRecords))
        {
            var seed = File.ReadAllText(Repository.Path("tests", "seeds", "issg-2016-06", table.File));
            Assert.Equal(seed, File.ReadAllText(store.Folder.Path("out", table.File)));
        }
    }

    [Theory, EveryStore]
    public async Task An_export_imports_into_an_empty_store_and_is_exported_the_same_to_the_byte(StoreProvider provider)
    {
        await using var first = await TestStore.CreateAsync(provider);
        await using var second = await TestStore.CreateAsync(provider);
        var operation = await first.SeedAsync();
        await new BundleExport(first.Db, new SensitivityRules())
            .WriteAsync(operation, first.Folder.Path("first.zip"), TestStore.Actor, TestStore.Now);

        var result = await second.ImportAsync(first.Folder.Path("first.zip"));

        Assert.True(result.IsStored);
        Assert.Empty(result.Refused);
        var copy = (await new OperationStore(second.Db).FindAsync("issg-2016"))!;
        await new BundleExport(second.Db, new SensitivityRules()).WriteAsync(copy, first.Folder.Path("second.zip"), TestStore.Actor, TestStore.Now);
        Assert.Equal(File.ReadAllBytes(first.Folder.Path("first.zip")), File.ReadAllBytes(first.Folder.Path("second.zip")));
    }

    [Theory, EveryStore]
    public async Task What_is_withdrawn_is_not_exported_nor_what_cannot_be_without_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;

        // As an older version of the program may have left it: now a place is not withdrawn as long as records cannot be without it.
        await store.ExecuteAsync("update location set withdrawn_at = '2016-06-01T00:00:00.0000000Z', withdrawn_by = 'manager', withdrawn_reason = "
            + "'entered twice' where code = 'DAR'");
        Assert.Null(await records.WithdrawAsync(operation, "convoy", "D002", 1, "entered twice", TestStore.Actor, TestStore.Now));

        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("out.zip"), TestStore.Actor, TestStore.Now);

        await using var other = await TestStore.CreateAsync(provider);
        var result = await other.ImportAsync(store.Folder.Path("out.zip"));
        Assert.Empty(result.Refused);
        Assert.Equal(0, await other.ScalarAsync<long>("select count(*) from location where code = 'DAR'"));
        Assert.Equal(0, await other.ScalarAsync<long>("select count(*) from delivery where ref = 'D002-MAD'"));
        Assert.Equal(2, await other.ScalarAsync<long>("select count(*) from incident where ref in ('I001', 'I002') and location_id is null"));
    }

    [Fact]
    public async Task An_archive_holds_all_files_even_those_without_rows()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).With("operation.csv", "code,name,since", "SYR,Syria,2016-02-12");
        await store.ImportAsync(bundle.Path);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;

        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("out.zip"), TestStore.Actor, TestStore.Now);

        using var archive = ZipFile.OpenRead(store.Folder.Path("out.zip"));
        Assert.Equal(RecordKinds.Standard.All.Where(t => !t.IsInBundleOnlyWithRecords).Select(t => t.File), archive.Entries.Select(e => e.Name));
        Assert.True((await store.ImportAsync(store.Folder.Path("out.zip"))).IsStored);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+cmd")]
    [InlineData("@SUM(A1)")]
    [InlineData("\uFF1D1+1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF20SUM(A1)")]
    public async Task For_a_spreadsheet_no_text_is_a_formula_and_for_a_program_each_is_exact(string text)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in"))
            .With("operation.csv", "code,name,since", "SYR,Syria,2016-02-12")
            .With("locations.csv", "code,name,latitude,longitude,note", $"MAD,Madaya,-33.5,36,{text}");
        Assert.True((await store.ImportAsync(bundle.Path)).IsStored);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;

        var (exact, safe) = (await LocationsAsync(ExportFlavour.Exact), await LocationsAsync(ExportFlavour.ForSpreadsheets));

        Assert.NotEqual('\uFEFF', exact[0]);
        Assert.Contains($",-33.5,36,{text},", exact, StringComparison.Ordinal);
        Assert.Equal('\uFEFF', safe[0]);
        Assert.Contains($",-33.5,36,'{text},", safe, StringComparison.Ordinal);
        Assert.Equal(exact.Replace($",{text},", $",'{text},", StringComparison.Ordinal), safe[1..]);

        async Task<string> LocationsAsync(ExportFlavour flavour)
        {
            using var zip = new MemoryStream();
            await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, zip, flavour, TestStore.Actor, TestStore.Now);
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            await using var entry = await archive.GetEntry("locations.csv")!.OpenAsync();
            using var bytes = new MemoryStream();
            await entry.CopyToAsync(bytes);
            return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        }
    }
}
