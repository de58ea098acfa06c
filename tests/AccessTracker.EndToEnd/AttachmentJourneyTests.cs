using AccessTracker.Data.Attachments;
using AccessTracker.Tests.Support;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A photograph of a waybill, from a telephone to the record and back.</summary>
[Collection(OneSite.Name)]
public sealed class AttachmentJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_coordinator_attaches_a_photograph_from_a_telephone_and_removes_it_again()
    {
        await using var visitor = await site.EnterAsync("coordinator", width: 360, script: false);
        var page = visitor.Page;
        await visitor.GoAsync("/convoys/D012");
        await page.GetByRole(AriaRole.Link, new() { Name = "Attach a file" }).ClickAsync();
        await page.GetByLabel("What it shows").FillAsync("Waybill, page 1");
        var photograph = MadeFile.Jpeg();
        await page.GetByLabel("Letter, waybill or photograph").SetInputFilesAsync(
            new FilePayload { Name = "IMG_2016.jpg", MimeType = "image/jpeg", Buffer = photograph });
        await page.GetByRole(AriaRole.Button, new() { Name = "Attach" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("IMG_2016.jpg is attached.");
        await Assertions.Expect(page.GetByText("Waybill, page 1")).ToBeVisibleAsync();
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        var download =
            await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "IMG_2016.jpg" }).ClickAsync());
        Assert.Equal("IMG_2016.jpg", download.SuggestedFilename);
        Assert.Equal(CleanFile.Of(photograph).Content.ToArray(), await File.ReadAllBytesAsync(await download.PathAsync()));

        await page.GetByText("Remove or erase IMG_2016.jpg").ClickAsync();
        var form = page.Locator("form").Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }) });
        await form.GetByLabel("Reason").FillAsync("it shows the driver");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("IMG_2016.jpg is removed.");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "IMG_2016.jpg" })).ToHaveCountAsync(0);
    }
}
