using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>The ways to a record's own page, to the files, and to what is put down of both.</summary>
[Collection(OneSite.Name)]
public sealed class RecordJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_manager_reads_a_source_for_a_reason_and_the_audit_shows_it()
    {
        await using var manager = await site.EnterAsync("manager");
        await manager.GoAsync("/locations/DAR");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "History: Incident I001" }).First.ClickAsync();
        await Assertions.Expect(Title(manager.Page)).ToHaveTextAsync("Incident I001");
        await Assertions.Expect(manager.Page.GetByText("seed line 570")).ToHaveCountAsync(0);

        var form = manager.Page.Locator("form").Filter(new() { Has = manager.Page.GetByRole(AriaRole.Button, new() { Name = "Show source" }) });
        await form.GetByLabel("Reason").FillAsync("to call back tomorrow");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(manager.Page.GetByText("seed line 570")).ToBeVisibleAsync();

        await using var administrator = await site.EnterAsync("administrator");
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        var row = administrator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "to call back tomorrow" });
        await Assertions.Expect(row).ToContainTextAsync("manager");
        await Assertions.Expect(row.GetByRole(AriaRole.Link, new() { Name = "Incident I001" })).ToBeVisibleAsync();
        await Assertions.Expect(administrator.Page.GetByText("seed line 570")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_history_of_a_delivery_is_reached_from_its_convoy_and_leads_back()
    {
        await using var reader = await site.EnterAsync();
        await reader.GoAsync("/convoys/D007");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "History: Delivery D007-MAD" }).ClickAsync();
        await Assertions.Expect(Title(reader.Page)).ToHaveTextAsync("Delivery D007-MAD");
        await reader.Page.GetByText("All columns").ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Added by seed" })).ToContainTextAsync("Outcome");

        await reader.Page.GetByRole(AriaRole.Navigation, new() { Name = "Where you are" }).GetByRole(AriaRole.Link, new() { Name = "Convoy D007" })
            .ClickAsync();
        await Assertions.Expect(Title(reader.Page)).ToHaveTextAsync("Convoy D007");
    }

    [BrowserFact]
    public async Task A_manager_checks_a_bundle_then_stores_its_good_rows_and_takes_everything_out()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/files");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a bundle", Exact = true }).ClickAsync();

        // A request without lines: no list of the other tests counts it.
        var bundle =
            Bundle("requests.csv", "ref,authority,submitted_on,note\r\nUN-TEST-1,Government,2016-03-01,small\r\nUN-TEST-2,Government,soon,\r\n");
        await SendAsync("Check only");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Checked: nothing was stored.");
        await SendAsync("Keep the good rows");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Stored.");
        var refused = page.GetByRole(AriaRole.Region, new() { Name = "Refused (1)" }).Locator("tbody tr");
        await Assertions.Expect(refused).ToContainTextAsync("requests.csv");
        await Assertions.Expect(refused).ToContainTextAsync("soon");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Where you are" }).GetByRole(AriaRole.Link, new() { Name = "Files" }).ClickAsync();
        var download =
            await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the bundle" }).ClickAsync());
        using var archive = ZipFile.OpenRead(await download.PathAsync());
        using var file = new StreamReader(archive.GetEntry("requests.csv")!.Open());
        var requests = await file.ReadToEndAsync();
        Assert.Contains("UN-TEST-1", requests, StringComparison.Ordinal);
        Assert.DoesNotContain("UN-TEST-2", requests, StringComparison.Ordinal);

        async Task SendAsync(string how)
        {
            await page.Locator("input[type=file]")
                .SetInputFilesAsync(new FilePayload { Name = "small.zip", MimeType = "application/zip", Buffer = bundle });
            await page.GetByLabel(how).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        }
    }

    private static ILocator Title(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static byte[] Bundle(string name, string text)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var file = archive.CreateEntry(name).Open();
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
