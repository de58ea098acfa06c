using System.Text.RegularExpressions;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>The day's work of those who read Arabic, found by role and by the words that they see.</summary>
[Collection(OneSite.Name)]
public sealed class ArabicJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_coordinator_logs_a_request_an_answer_and_a_convoy()
    {
        await using var coordinator = await site.EnterAsync("coordinator", language: Arabic.Code);
        var page = coordinator.Page;
        await Navigation(page).GetByRole(AriaRole.Link, new() { Name = Arabic.Text(() => Texts.EnterTitle), Exact = true }).ClickAsync();
        await page.PictureAsync("coordinator-1-enter");
        await page.Locator("a.enter").Filter(new() { HasText = Arabic.Text(() => Texts.EnterRequest) }).First.ClickAsync();
        await page.GetByLabel(Arabic.Text(() => Texts.AskedAuthority)).FillAsync("Government of Syria");
        await Field(page, "submitted_on").FillAsync("١٥ حزيران ٢٠١٦");
        await PlaceAsync(page, "lines.1.location", "مضايا");
        await Field(page, "lines.1.people").FillAsync("٤٠٬٠٠٠");
        await page.PictureAsync("coordinator-2-request");
        await page.Button(() => Texts.Save).ClickAsync();
        await SavedAsync(page);
        await SavedForm.SeeAsync(page);
        await Assertions.Expect(page.Title()).ToContainTextAsync("R-20160615-");
        var request = page.Url.Split('?')[0];

        await page.Link(() => Texts.LogAnswer).ClickAsync();
        await page.GetByLabel(Arabic.Text(() => Texts.Answer)).First.SelectOptionAsync(new SelectOptionValue { Value = "granted" });
        await Field(page, "decided_on").FillAsync("20/6/2016");
        await page.PictureAsync("coordinator-3-answer");
        await page.Button(() => Texts.Save).ClickAsync();
        await SavedAsync(page);
        await SavedForm.SeeAsync(page);
        Assert.StartsWith(request, page.Url, StringComparison.Ordinal);
        var chain = page.Region(() => Texts.ChainCaption).Locator("tbody tr");
        await Assertions.Expect(chain).ToHaveCountAsync(1);
        await Assertions.Expect(chain).ToContainTextAsync(Arabic.In(() => Format.Day(new(2016, 6, 15))));
        await Assertions.Expect(chain).ToContainTextAsync(Arabic.In(() => Format.Day(new(2016, 6, 20))));
        await page.PictureAsync("coordinator-4-chain");

        await coordinator.GoAsync("/enter/convoy");
        await Field(page, "departed_on").FillAsync("21 حزيران 2016");
        await page.GetByLabel(Arabic.Text(() => Texts.Agencies)).FillAsync("UN; SARC");
        await Field(page, "outcome").SelectOptionAsync("delivered");
        await PlaceAsync(page, "stops.1.location", "مضايا");
        await Field(page, "stops.1.people_reached").FillAsync("حوالي 20,000");
        await page.PictureAsync("coordinator-5-convoy");
        await page.Button(() => Texts.Save).ClickAsync();
        await Assertions.Expect(page.GetByText(Arabic.Text(() => Texts.EntryDoubtful))).ToBeVisibleAsync();
        await page.PictureAsync("coordinator-6-question");
        await page.Button(() => Texts.EntrySaveMeant).ClickAsync();
        await SavedAsync(page);
        await SavedForm.SeeAsync(page);
        await Assertions.Expect(page.Title()).ToContainTextAsync("C-20160621-");
        await Assertions.Expect(page.Region(() => Texts.Deliveries).Locator("tbody tr")).ToContainTextAsync("20,000");
        await page.PictureAsync("coordinator-7-saved");

        // As it was for the other tests.
        await page.GoBackAsync();
        await page.Button(() => Texts.Undo).ClickAsync();
        await page.GotoAsync(request);
        await page.Link(() => Texts.WithdrawThis).ClickAsync();
        await page.GetByLabel(Arabic.Text(() => Texts.ReasonField)).First.FillAsync("تجربة");
        await page.Button(() => Texts.WithdrawThis).ClickAsync();
        await Assertions.Expect(page.GetByText(Arabic.Text(() => Texts.WithdrawnDoesNotCount)).First).ToBeVisibleAsync();
        await page.PictureAsync("coordinator-8-withdrawn");
    }

    [BrowserFact]
    public async Task A_member_reads_the_report_and_the_records_behind_a_figure()
    {
        await using var member = await site.EnterAsync(language: Arabic.Code);
        var page = member.Page;
        await page.PictureAsync("member-1-overview");
        await Navigation(page).GetByRole(AriaRole.Link, new() { Name = Arabic.Text(() => Texts.Reports), Exact = true }).ClickAsync();
        await page.PictureAsync("member-2-reports");
        await page.Link(() => Texts.ReportNumber, 5).First.ClickAsync();
        await Assertions.Expect(page.Title()).ToHaveTextAsync(Arabic.Text(() => Texts.ReportNumber, 5));
        await Assertions.Expect(page.GetByText(Arabic.Text(() => Texts.DraftNote))).ToBeVisibleAsync();
        await Assertions.Expect(page.Region(() => Texts.ReachedThisPeriod).GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(4);
        await page.PictureAsync("member-3-report");

        await page.Link(() => Texts.XOfY, 4, 18).First.ClickAsync();
        await Assertions.Expect(page.Title()).ToContainTextAsync(Arabic.Text(() => Texts.AccessStatus_Besieged));
        var deliveries = page.Region(() => Texts.Deliveries);
        await Assertions.Expect(deliveries.Locator("tbody tr")).ToHaveCountAsync(4);
        await page.PictureAsync("member-4-records");
        await deliveries.GetByRole(AriaRole.Link, new() { Name = "D014" }).First.ClickAsync();
        await Assertions.Expect(page.Title()).ToHaveTextAsync(Arabic.Text(() => Texts.ConvoyTitle, "D014"));
        await page.PictureAsync("member-5-convoy");
    }

    // On a program of its own: other tests read drafts.
    [BrowserFact]
    public async Task A_manager_looks_at_the_board_and_publishes()
    {
        await using var server = await ServerProcess.StartAsync();
        var page = await site.NewPageAsync(language: Arabic.Code);
        await page.GotoAsync($"{server.Address}/sign-in");
        await page.Button(() => Texts.EnterAs, Arabic.In(() => EnumText.Of(Role.Manager))).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { Timeout = 30_000 });
        await page.GotoAsync($"{server.Address}{Site.Operation}");
        await Navigation(page).GetByRole(AriaRole.Link, new() { Name = Arabic.Text(() => Texts.NotReached), Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table).First).ToContainTextAsync(Arabic.Text(() => Texts.AccessStatus_Besieged));
        await page.PictureAsync("manager-1-board");

        await page.GotoAsync($"{server.Address}{Site.Operation}/reports/18");
        await page.Link(() => Texts.PublishLink).ClickAsync();
        await page.Locator("[data-alive]").WaitForAsync();
        await page.GetByLabel(Arabic.Text(() => Texts.Language_ar), new() { Exact = true }).FillAsync("وصلت القوافل إلى **الوعر**.");
        await page.Button(() => Texts.NarrativeSave).ClickAsync();
        await Assertions.Expect(page.GetByText(Arabic.Text(() => Texts.NarrativeSaved))).ToBeVisibleAsync();
        await page.PictureAsync("manager-2-publish");

        // Printing takes a browser of its own.
        await page.Button(() => Texts.PublishLink).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync(new() { Timeout = 120_000 });
        await page.WaitForURLAsync($"{server.Address}{Site.Operation}/reports/18/publish?done=1", new() { Timeout = 120_000 });
        var name = Arabic.Text(() => Texts.ReportNumber, 18);
        await Assertions.Expect(page.Title()).ToHaveTextAsync(Arabic.Text(() => Texts.PublishedTitle, name));
        await page.PictureAsync("manager-3-published");
        await page.GotoAsync($"{server.Address}{Site.Operation}/reports/18");
        await Assertions.Expect(page.Locator(".narrative")).ToContainTextAsync("وصلت القوافل إلى الوعر");
        await page.PictureAsync("manager-4-report");
        await page.Context.CloseAsync();
    }

    private static ILocator Navigation(IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = Arabic.Text(() => Texts.Navigation) });

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");

    private static Task SavedAsync(IPage page) => Assertions.Expect(
        page.GetByRole(AriaRole.Status).Filter(new() { HasText = Arabic.Text(() => Texts.Saved) })).ToBeVisibleAsync();

    private static async Task PlaceAsync(IPage page, string field, string name)
    {
        await Field(page, field).PressSequentiallyAsync(name);
        await page.Locator("ul.places:not([hidden]) li").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("ul.places:not([hidden]) li[aria-selected=true]").WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Field(page, $"{field}.code")).Not.ToHaveValueAsync("");
        await Assertions.Expect(Field(page, field)).ToHaveValueAsync(new Regex(@"\S"));
    }
}
