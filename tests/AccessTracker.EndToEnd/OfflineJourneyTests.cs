using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A coordinator without a line: forms open, what is entered waits, nothing of it can be read, and it is sent once, in order.</summary>
[Collection(OwnSite.Name)]
public sealed class OfflineJourneyTests(Site site)
{
    private const string Forms = "**/enter/**";

    // How many sends are interrupted: few in every run, 500 before a release (OFFLINE_SENDS).
    private static int Sends =>
        int.TryParse(Environment.GetEnvironmentVariable("OFFLINE_SENDS"), CultureInfo.InvariantCulture, out var sends) ? sends : 25;

    [BrowserFact]
    public async Task A_chain_is_entered_without_a_line_lies_there_unreadable_and_is_sent_in_order()
    {
        var desk = await OfflineDesk.TurnOnAsync(site);
        var (page, context) = (desk.Page, desk.Page.Context);
        await context.SetOfflineAsync(true);
        await desk.GoAsync($"{Site.Operation}/enter/request");
        await page.Locator("form.entry").WaitForAsync();
        await desk.Field("authority").FillAsync("Canary council");
        await desk.Field("plan").FillAsync("Canary chain");
        await desk.Field("lines.1.location").FillAsync("Madaya");
        await desk.Field("lines.1.people").FillAsync("40,000");
        await desk.Field("lines.2.location").FillAsync("DUM");
        await desk.SaveAsync();

        // What is begun here can be referred to, and lists its places.
        await desk.BeginAsync("answer");
        await desk.Field("of").SelectOptionAsync(new SelectOptionValue { Index = await page.Locator("[name=of] option").CountAsync() - 1 });
        await Assertions.Expect(desk.Field("lines.2.location")).ToHaveValueAsync("DUM");
        await desk.Field("decision").SelectOptionAsync("granted");
        await desk.SaveAsync();
        await desk.BeginAsync("convoy");
        await desk.Field("request").SelectOptionAsync(new SelectOptionValue { Index = await page.Locator("[name=request] option").CountAsync() - 1 });
        await desk.Field("stops.1.location").FillAsync("Madaya");
        await desk.Field("outcome").SelectOptionAsync("delivered");
        await desk.Field("people_reached").FillAsync("900");
        await desk.SaveAsync();
        await Assertions.Expect(desk.Entries).ToHaveCountAsync(3);
        await Assertions.Expect(desk.Entries.Nth(2)).ToContainTextAsync("It is sent after");
        await EveryPageTests.AssertAccessibleAsync(page);

        // A tab that is closed while somebody types.
        var other = await desk.AnotherTabAsync("/device?form=record%2Fincident");
        await other.Page.Locator("form.entry").WaitForAsync();
        await other.Page.Locator("form.entry textarea").First.FillAsync("Canary note");
        await Assertions.Expect(other.Page.Locator("form.entry [data-state]")).ToContainTextAsync("Kept on this device");
        await other.Page.CloseAsync();

        await desk.GoAsync($"{Site.Operation}/trends");
        await Assertions.Expect(page.GetByText("This page needs a line.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Line).ToContainTextAsync(new Regex(@"No line since \d\d:\d\d · 3 waiting"));
        await desk.ExpectAsync("Incident", "not finished");
        var stored = await desk.StoredAsync();
        Assert.Contains("On this device", stored, StringComparison.Ordinal);
        Assert.All(
            ["Canary", "Madaya", "مضايا", "issg-2016", "ordinator", OfflineDesk.Pin],
            word => Assert.DoesNotContain(word, stored, StringComparison.OrdinalIgnoreCase));

        await context.SetOfflineAsync(false);
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        foreach (var name in new[] { "Access request", "Answer to a request", "Convoy, airdrop" })
        {
            await AcceptAsync(desk, name);
        }

        await desk.Entry("Answer").GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Canary council");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Granted");
        await desk.Page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Sends_that_are_interrupted_anywhere_are_saved_once_each()
    {
        var desk = await OfflineDesk.TurnOnAsync(site);
        var name = $"Interrupted {Guid.CreateVersion7():N}";
        for (var i = 0; i < Sends; i++)
        {
            await InterruptAsync(desk.Page, i);
            await desk.EnterRequestAsync(string.Create(CultureInfo.InvariantCulture, $"{name} {i:000}"));
            switch (i % 5)
            {
                case 3:
                    // The tab is killed while it sends: another one finds the entry.
                    var next = await desk.AnotherTabAsync("/device");
                    await desk.Page.CloseAsync();
                    desk = next;
                    break;
                case 4:
                    var second = await desk.AnotherTabAsync("/device");
                    await Task.WhenAll(PressSendAsync(desk.Page), PressSendAsync(second.Page));
                    await second.Page.CloseAsync();
                    break;
            }

            await desk.Page.Locator("[data-forms] li").First.WaitForAsync();
            await desk.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        }

        // What is left is sent now, or after the pause of whoever sends.
        await PressSendAsync(desk.Page);
        await Assertions.Expect(desk.Page.Locator(".chip[data-state=accepted]")).ToHaveCountAsync(Sends, new() { Timeout = 120_000 });
        var saved = await desk.SavedAsync(name);
        Assert.Equal(Sends, saved.Distinct().Count());
        Assert.Equal(Sends, saved.Count);
        await desk.Page.Context.CloseAsync();
    }

    // As a machine that loses its power: as the entry arrives, and when it is saved and nobody has heard of it.
    [BrowserFact]
    public async Task A_program_that_is_killed_while_it_answers_has_each_entry_once_when_it_is_back()
    {
        await using var server = await ServerProcess.StartAsync();
        var desk = await OfflineDesk.TurnOnAsync(site, server.Address);
        for (var i = 0; i < 2; i++)
        {
            var killed = new TaskCompletionSource();
            var isSaved = i == 1;
            await desk.Page.RouteAsync(Forms, async route =>
            {
                if (route.Request.Method != "POST" || killed.Task.IsCompleted)
                {
                    await route.ContinueAsync();
                    return;
                }

                // The answer, if there is one, is held back.
                var sending = route.FetchAsync(new() { Timeout = 0 });
                if (isSaved)
                {
                    await sending;
                    Assert.Equal(1, await SavedRequestsAsync(server, $"Killed {i}"));
                }

                await server.KillAsync();
                await sending.ContinueWith(_ => { }, TaskScheduler.Default);
                await route.AbortAsync();
                killed.SetResult();
            });
            await desk.EnterRequestAsync($"Killed {i}");
            await killed.Task;
            await server.StartAgainAsync();
            await PressSendAsync(desk.Page);
            await Assertions.Expect(desk.Page.Locator(".chip[data-state=accepted]")).ToHaveCountAsync(i + 1, new() { Timeout = 60_000 });
            Assert.Equal(1, await SavedRequestsAsync(server, $"Killed {i}"));
        }

        await desk.Page.Context.CloseAsync();
    }

    private static async Task<long> SavedRequestsAsync(ServerProcess server, string authority)
    {
        await using var store = new SqliteConnection(server.Store + ";Mode=ReadOnly;Pooling=False");
        return await store.ExecuteScalarAsync<long>("SELECT count(*) FROM access_request WHERE authority = @authority", new { authority });
    }

    [BrowserFact]
    public async Task What_is_asked_needs_its_person_and_a_session_that_ended_is_waited_for()
    {
        var desk = await OfflineDesk.TurnOnAsync(site);
        var (page, context) = (desk.Page, desk.Page.Context);
        await context.SetOfflineAsync(true);

        // The form was made by an older build, the device's clock is a day ahead, and a field is wrong.
        await page.AddInitScriptAsync("const now = Date.now; Date.now = () => now() + 86400000");
        await desk.GoAsync("/device");
        await desk.BeginAsync("request");
        await page.EvaluateAsync("document.querySelector(\"[name='entry.contract']\").value = '0'");
        await desk.Field("authority").FillAsync("Needs somebody");
        await desk.Field("lines.1.location").FillAsync("Atlantis");
        await desk.SaveAsync();
        await context.ClearCookiesAsync();
        await context.SetOfflineAsync(false);
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(desk.Line).ToContainTextAsync("Sign in, then it goes on", new() { Timeout = 20_000 });
        await desk.ExpectAsync("Atlantis", "on this device");

        await desk.Line.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "coordinator" }).ClickAsync();
        await desk.ExpectAsync("Atlantis", "needs you");
        await OpenAsync(desk, "Atlantis");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("older version");
        await desk.SaveAsync();
        await desk.ExpectAsync("Atlantis", "needs you");
        await OpenAsync(desk, "Atlantis");
        await Assertions.Expect(page.Locator(".field-problem")).ToBeVisibleAsync();
        await desk.Field("lines.1.location").FillAsync("MAD");
        await desk.SaveAsync();
        await AcceptAsync(desk, "MAD");

        // Somebody who may read and not write: the entry stays, and says so.
        await context.SetOfflineAsync(true);
        await desk.EnterRequestAsync("Not allowed any more");
        await page.RouteAsync(Forms, route => route.FulfillAsync(new() { Status = 403 }));
        await context.SetOfflineAsync(false);
        await PressSendAsync(page);
        await Assertions.Expect(desk.Entries.First).ToContainTextAsync("You may not enter this any more");
        await page.UnrouteAllAsync();
        await OpenAsync(desk, "Access request");
        await Assertions.Expect(desk.Field("authority")).ToHaveValueAsync("Not allowed any more");
        await desk.Page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_full_device_says_so_and_ten_wrong_tries_sign_out_or_being_revoked_empty_it()
    {
        var desk = await OfflineDesk.TurnOnAsync(site);
        var (page, context) = (desk.Page, desk.Page.Context);
        await context.SetOfflineAsync(true);
        await desk.BeginAsync("request");
        await page.EvaluateAsync(
            "() => { IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }; }");
        await desk.Field("authority").FillAsync("No room");
        await page.Locator(".entry-bar button.main").ClickAsync();
        await Assertions.Expect(page.Locator("form.entry [data-state]")).ToContainTextAsync("no room left");
        await Assertions.Expect(desk.Field("authority")).ToHaveValueAsync("No room");

        // Ten tries, each of which counts before it is made.
        await page.ReloadAsync();
        await page.Locator("[data-lock]").ClickAsync();
        for (var left = 9; left >= 0; left--)
        {
            await page.Locator("[name=pin]").FillAsync("three wrong words");
            await page.Locator("[data-unlock] button").ClickAsync();
            await Assertions.Expect(page.Locator("[data-said]"))
                .ToContainTextAsync(left > 0 ? $"emptied: {left}" : "After ten wrong tries", new() { Timeout = 20_000 });
        }

        await AssertEmptyAsync(desk);
        await context.SetOfflineAsync(false);

        // Signing out empties it before anything else.
        await desk.TurnOnHereAsync();
        await desk.GoAsync("/account");
        await Assertions.Expect(desk.Line).ToContainTextAsync("On line");
        await page.EvaluateAsync("document.querySelector('form.person').requestSubmit()");
        await page.WaitForURLAsync("**/sign-in");
        await AssertEmptyAsync(desk);

        await page.GetByRole(AriaRole.Button, new() { Name = "coordinator" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await desk.TurnOnHereAsync();
        var other = await desk.AnotherTabAsync("/account");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).First.ClickAsync();

        // Whichever of the tabs asks first.
        await AssertEmptyAsync(other);
        await desk.Page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_device_that_was_revoked_empties_itself_although_nobody_is_signed_in()
    {
        var desk = await OfflineDesk.TurnOnAsync(site);
        var (page, context) = (desk.Page, desk.Page.Context);
        await page.GotoAsync("about:blank");

        // Its person revokes it from another browser, and its session ends.
        var elsewhere = await site.NewPageAsync();
        await elsewhere.Context.AddCookiesAsync((await context.CookiesAsync())
            .Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await elsewhere.GotoAsync($"{site.Address}/account");
        elsewhere.Dialog += (_, dialog) => dialog.AcceptAsync();
        await elsewhere.RunAndWaitForResponseAsync(
            () => elsewhere.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).First.ClickAsync(),
            answer => answer.Request.Method == "POST" && !answer.Url.Contains("_blazor", StringComparison.Ordinal));
        await elsewhere.Context.CloseAsync();
        await context.ClearCookiesAsync();

        // It leaves the page as soon as it is empty.
        await page.GotoAsync($"{site.Address}/device", new() { WaitUntil = WaitUntilState.Commit });
        await AssertEmptyAsync(desk);
        await context.CloseAsync();
    }

    [BrowserFact]
    public async Task On_a_slow_line_a_form_opens_from_the_device_and_is_sent_while_its_person_goes_on()
    {
        var desk = await OfflineDesk.TurnOnAsync(site);
        var page = desk.Page;
        await desk.BeginSlowLineAsync();
        await desk.GoAsync($"{Site.Operation}/enter/request");
        await desk.Field("authority").FillAsync("Slow line 1");
        await Assertions.Expect(page.Locator("form.entry [data-state]")).ToContainTextAsync("on this device");
        await desk.Field("lines.1.location").FillAsync("MAD");
        await desk.SaveAsync();
        await desk.ExpectAsync("MAD", "accepted");
        Assert.Single(await desk.SavedAsync("Slow line"));

        // What is not on the device is waited for.
        await desk.GoAsync($"{Site.Operation}/enter/convoy?draft=00000000-0000-7000-8000-000000000000");
        await Assertions.Expect(page.Locator(".site-header")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Context.CloseAsync();
    }

    // The mark goes first, and what lies there after it: it is looked at until there is nothing.
    private static async Task AssertEmptyAsync(OfflineDesk desk)
    {
        var stored = await desk.StoredAsync();
        for (var left = 100; left > 0 && stored.Length >= 400; left--)
        {
            await desk.Page.WaitForTimeoutAsync(300);
            stored = await desk.StoredAsync();
        }

        Assert.True(stored.Length < 400, stored[..Math.Min(stored.Length, 2_000)]);
    }

    // Doubts that a place or a day raises are answered as they are asked.
    private static async Task AcceptAsync(OfflineDesk desk, string name)
    {
        var chip = desk.Entry(name).Locator(".chip");
        for (var asked = 0; asked < 4; asked++)
        {
            await Assertions.Expect(chip).ToHaveTextAsync(new Regex("accepted|needs you"), new() { Timeout = 30_000 });
            if (await chip.InnerTextAsync() == "accepted")
            {
                return;
            }

            await OpenAsync(desk, name);
            await desk.SaveAsync();
        }

        Assert.Fail($"{name} was not accepted.");
    }

    private static async Task OpenAsync(OfflineDesk desk, string name)
    {
        await desk.Entry(name).Locator("[data-open]").First.ClickAsync();
        await desk.Page.Locator("form.entry").WaitForAsync();
    }

    // It is gone as soon as nothing waits any more.
    private static async Task PressSendAsync(IPage page) => await page.EvaluateAsync("document.querySelector('[data-send]')?.click()");

    // Before it arrives, after it was saved, or with an answer of somebody between; once each.
    private static async Task InterruptAsync(IPage page, int number)
    {
        var isLeft = true;
        await page.RouteAsync(Forms, async route =>
        {
            if (route.Request.Method != "POST" || !isLeft)
            {
                await route.ContinueAsync();
                return;
            }

            isLeft = false;
            switch (number % 5)
            {
                case 0:
                    await route.AbortAsync();
                    break;
                case 1 or 3 or 4:
                    await route.FetchAsync();
                    await route.AbortAsync();
                    break;
                default:
                    await route.FulfillAsync(new() { Status = 503 });
                    break;
            }
        });
    }
}
