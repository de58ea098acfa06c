using System.Globalization;
using System.IO.Compression;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Tests.Reports.Files;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>One file of every sort that the program gives away for others to open.</summary>
public sealed class WrittenFiles : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>Paths by the names of the files.</summary>
    public SortedDictionary<string, string> Paths { get; } = new(StringComparer.Ordinal);

    public string Folder => _folder.Path("out");

    public IEnumerable<string> Ending(params string[] endings) => Paths.Where(p => endings.Contains(Path.GetExtension(p.Key))).Select(p => p.Value);

    public async Task InitializeAsync()
    {
        Save("template-en.xlsx", SheetTemplate.Write(SheetKind.Deliveries, CultureInfo.GetCultureInfo("en"), ["Madaya"]));
        Save("template-ar.xlsx", SheetTemplate.Write(SheetKind.Deliveries, CultureInfo.GetCultureInfo("ar"), ["مضايا"]));
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        await RefusedAsync("refused-en", "Convoy,Location,Date,People\nC900,MAD,2016-03-01,=1+1\nC901,Nowhere at all,2016-03-02,\u0001x\n");
        await RefusedAsync("refused-ar", "القافلة,الموقع,التاريخ,عدد المستفيدين\nC902,لا مكان,2016-03-01,100\nC903,مضايا,حزيران 2016,100\n");
        await RefusedAsync("refused-fr", "Convoi,Localité,Jour,Personnes atteintes\nC904,Nulle part,2016-03-01,100\nC905,MAD,2016-03-02,beaucoup\n");

        foreach (var report in new[] { AReport.Of(5), AReport.Awkward() })
        {
            foreach (var file in ReportFormats.All(report))
            {
                Keep($"{(report.Content.Operation.Code == "=op" ? "awkward" : "report")}-{file.Name}", file.Content);
            }
        }

        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        foreach (var name in new[]
        {
            "unreached.xlsx", "unreached.csv", "permits/brief.docx?authority=Government%20of%20Syria", "files/bundle-safe.zip",
        })
        {
            Keep(Path.GetFileName(name.Split('?')[0]), await app.Client.GetByteArrayAsync($"/o/issg-2016/{name}"));
        }

        async Task RefusedAsync(string name, string text)
        {
            var batch = await desk.UploadAsync($"{name}.csv", text);
            var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));
            var french = new Dictionary<string, string>
            {
                ["Convoi"] = "deliveries.convoy", ["Localité"] = "deliveries.location", ["Jour"] = "deliveries.day",
                ["Personnes atteintes"] = "deliveries.people_reached",
            };
            mapping = mapping with
            {
                Columns = [.. mapping.Columns.Select(c => c with { Field = french.GetValueOrDefault(c.Heading) ?? c.Field })],
                Constants = new Dictionary<string, string> { ["convoys.mode"] = "road", ["deliveries.outcome"] = "delivered" },
            };
            var done = await desk.BringAsync(batch, mapping, checkOnly: true);
            Save($"{name}.xlsx", await desk.RefusedAsync(done));
            using var changes = new MemoryStream();
            Assert.True(await desk.Batches.CopyAsync(done.Id, BatchFile.Changes, changes));
            Save($"changes-{name}.csv", changes.ToArray());
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    // An archive is opened for what is in it.
    private void Keep(string name, byte[] content)
    {
        if (!name.EndsWith(".zip", StringComparison.Ordinal))
        {
            Save(name, content);
            return;
        }

        using var archive = new ZipArchive(new MemoryStream(content));
        foreach (var entry in archive.Entries.Where(e => e.Length > 0))
        {
            using var copy = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(copy);
            Save($"{Path.GetFileNameWithoutExtension(name)}-{entry.Name}", copy.ToArray());
        }
    }

    private void Save(string name, byte[] content)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(Path.Combine(Folder, name), content);
        Paths.Add(name, Path.Combine(Folder, name));
    }
}
