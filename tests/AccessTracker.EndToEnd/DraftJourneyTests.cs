using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>What is typed on a line that breaks, hangs, or comes back to somebody signed out is never lost.</summary>
[Collection(OneSite.Name)]
public sealed class DraftJourneyTests(Site site)
{
    private const string Drafts = "**/drafts/*";
    private static readonly Regex _keeping = new("/drafts/[0-9a-f-]{36}$");
    private const string Request = "**/enter/request*";

    [BrowserFact]
    public async Task A_draft_whose_answer_was_lost_goes_on_as_the_same_draft()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await page.RouteAsync(Drafts, LoseAnswerAsync);

        await Field(page, "authority").FillAsync("Lost once");
        await Assertions.Expect(State(page)).ToContainTextAsync("The line is down");
        await Field(page, "authority").FillAsync("Lost twice");
        await page.UnrouteAllAsync();
        await BackAsync(page);
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
        await Field(page, "plan").FillAsync("and on");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
        await Field(page, "lines.1.location").FillAsync("MAD");
        await PressSaveAsync(page);
        await Assertions.Expect(SavedForm.Link(page)).ToHaveTextAsync(new Regex("^Request R-"));
        await UndoAsync(page);
    }

    [BrowserFact]
    public async Task What_could_not_be_kept_is_back_after_a_reload()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await page.RouteAsync(Drafts, route => route.AbortAsync());

        await Field(page, "authority").FillAsync("Typed while the line was down");
        await Field(page, "lines.1.location").FillAsync("مضايا");
        await Field(page, "lines.2.location").FillAsync("Duma");
        await Assertions.Expect(State(page)).ToContainTextAsync("The line is down");
        await page.WaitForURLAsync("**?draft=*");
        Assert.DoesNotContain("Typed while", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
        await page.UnrouteAllAsync();
        await page.ReloadAsync();

        await Assertions.Expect(Field(page, "authority")).ToHaveValueAsync("Typed while the line was down");
        await Assertions.Expect(Field(page, "lines.1.location")).ToHaveValueAsync("مضايا");
        await Assertions.Expect(Field(page, "lines.2.location")).ToHaveValueAsync("Duma");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
    }

    [BrowserFact]
    public async Task What_was_typed_in_the_moment_of_a_reload_is_back_although_nothing_of_it_was_sent()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await LoseWhatIsSentOnLeavingAsync(page);
        await coordinator.GoAsync("/enter/request");
        await page.RouteAsync(_keeping, route => route.AbortAsync());
        await Field(page, "authority").FillAsync("Typed long before");
        await Assertions.Expect(State(page)).ToContainTextAsync("The line is down");
        await page.WaitForURLAsync("**?draft=*");

        await Field(page, "lines.1.location").FillAsync("مضايا");
        await Field(page, "lines.2.location").FillAsync("Duma");
        await Field(page, "plan").FillAsync("in the last moment");
        await page.ReloadAsync();

        await Assertions.Expect(Field(page, "plan")).ToHaveValueAsync("in the last moment");
        await Assertions.Expect(Field(page, "authority")).ToHaveValueAsync("Typed long before");
        await Assertions.Expect(Field(page, "lines.1.location")).ToHaveValueAsync("مضايا");
        await Assertions.Expect(Field(page, "lines.2.location")).ToHaveValueAsync("Duma");
        await page.UnrouteAllAsync();
        await BackAsync(page);
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
    }

    [BrowserFact]
    public async Task While_sealed_text_cannot_be_opened_the_form_says_so_and_nothing_typed_meanwhile_is_overwritten()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await LoseWhatIsSentOnLeavingAsync(page);
        await coordinator.GoAsync("/enter/request");
        await Field(page, "plan").FillAsync("A plan that was kept");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
        await page.RouteAsync(Drafts, route => route.AbortAsync());
        await Field(page, "authority").FillAsync("Sealed authority");
        await Field(page, "lines.1.location").FillAsync("Duma");
        await Assertions.Expect(State(page)).ToContainTextAsync("The line is down");
        await page.ReloadAsync();

        await Assertions.Expect(State(page)).ToContainTextAsync("still sealed in this window");
        await Assertions.Expect(State(page)).Not.ToContainTextAsync("Draft kept");
        await Field(page, "lines.1.people").FillAsync("1,200");
        await Field(page, "authority").FillAsync("Another authority");

        // Loaded again in the outage: what was typed meanwhile is sealed beside what waited before.
        await page.ReloadAsync();
        await Assertions.Expect(State(page)).ToContainTextAsync("still sealed in this window");
        await page.UnrouteAllAsync();
        await BackAsync(page);

        await Assertions.Expect(Field(page, "lines.1.location")).ToHaveValueAsync("Duma");
        await Assertions.Expect(Field(page, "lines.1.people")).ToHaveValueAsync("1,200");
        await Assertions.Expect(Field(page, "authority")).ToHaveValueAsync("Another authority");
        await Assertions.Expect(Field(page, "plan")).ToHaveValueAsync("A plan that was kept");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
        await coordinator.GoAsync("/enter");
        await Assertions.Expect(page.Locator(".drafts").First).ToContainTextAsync("Sealed authority");
        await Assertions.Expect(page.Locator(".drafts").First).ToContainTextAsync("Another authority");
    }

    [BrowserFact]
    public async Task Save_pressed_without_a_session_is_carried_out_after_signing_in_again()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await FilledAsync(coordinator, "Saved after signing in");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
        await page.RouteAsync("**/session*", route => route.AbortAsync());
        await EndSessionAsync(coordinator, isSignedOutElsewhere: false);

        await PressSaveAsync(page);
        await Assertions.Expect(State(page)).ToContainTextAsync("“Save” is remembered");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in and continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "coordinator" }).ClickAsync();

        // Back from what was saved is the page that says so, and nothing is saved again.
        Assert.Matches("^Request R-", await SavedForm.SeeAsync(page));
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Saved after signing in");
        await page.GoBackAsync();
        await Assertions.Expect(SavedForm.Link(page)).ToBeVisibleAsync();
        await UndoAsync(page);
    }

    [BrowserFact]
    public async Task Save_pressed_during_an_outage_is_remembered_and_carried_out_once()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await FilledAsync(coordinator, "Remembered");
        await page.RouteAsync(Request, LoseAnswerAsync);
        await page.RouteAsync(Drafts, route => route.AbortAsync());

        await PressSaveAsync(page);
        await Assertions.Expect(State(page)).ToContainTextAsync("“Save” is remembered");
        await page.UnrouteAllAsync();
        await BackAsync(page);

        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." })).ToBeVisibleAsync();
        var saved = page.Url;
        await coordinator.GoAsync("/requests?q=Remembered");
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText("Remembered")).ToHaveCountAsync(1);
        await page.GotoAsync(saved);
        await UndoAsync(page);
    }

    [BrowserFact]
    public async Task What_was_changed_after_a_save_whose_answer_was_lost_is_asked_about_and_not_dropped()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await FilledAsync(coordinator, "Saved before the line broke");
        await page.RouteAsync(Request, LoseAnswerAsync);
        await PressSaveAsync(page);
        await Assertions.Expect(State(page)).ToContainTextAsync("is remembered");
        await Field(page, "lines.1.people").FillAsync("39,000");
        await page.UnrouteAllAsync();
        await BackAsync(page);

        var question = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "before you changed it" });
        await Assertions.Expect(question).ToBeVisibleAsync();
        await Assertions.Expect(Field(page, "lines.1.people")).ToHaveValueAsync("39,000");
        var saved = await question.GetByRole(AriaRole.Link).GetAttributeAsync("href");
        await EveryPageTests.AssertAccessibleAsync(page);
        await question.GetByRole(AriaRole.Button, new() { Name = "Change the saved one to this" }).ClickAsync();

        // The same request, with what was typed since; nothing is there twice.
        await Assertions.Expect(Title(page)).ToHaveTextAsync(new Regex("^Change request R-"));
        await Assertions.Expect(Field(page, "lines.1.people")).ToHaveValueAsync("39,000");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "This is the saved record" })).ToBeVisibleAsync();
        await SaveAsync(page);
        Assert.StartsWith(site.Address + saved, page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("39,000");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("40,000");
        await coordinator.GoAsync("/requests?q=Saved+before+the+line");
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText("Saved before the line broke")).ToHaveCountAsync(1);
        await page.GotoAsync(site.Address + saved);

        // As it was for the other tests.
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("only tried out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Withdrawn: it does not count")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_server_that_hangs_is_not_waited_for_without_a_word()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await page.Clock.InstallAsync();
        await FilledAsync(coordinator, "Hung");
        await page.RouteAsync(Request, _ => { });
        await page.RouteAsync(Drafts, _ => { });

        await PressSaveAsync(page);
        await page.Clock.RunForAsync(100);
        await Assertions.Expect(State(page)).ToContainTextAsync("Saving");
        await page.Clock.RunForAsync(16_000);
        await Assertions.Expect(State(page)).ToContainTextAsync("The server is not answering");
        await Assertions.Expect(State(page)).ToContainTextAsync("“Save” is remembered");
        await page.UnrouteAllAsync();
        await page.Clock.RunForAsync(6_000);

        await Assertions.Expect(SavedForm.Link(page)).ToHaveTextAsync(new Regex("^Request R-"));
        await UndoAsync(page);
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_ended_session_leads_to_sign_in_and_back_to_the_filled_form(bool isSignedOutElsewhere)
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await Field(page, "authority").FillAsync("Typed before");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");

        // What hides a page whose session has ended asks only now and then; here the form is to find out by itself.
        await page.RouteAsync("**/session*", route => route.AbortAsync());
        await EndSessionAsync(coordinator, isSignedOutElsewhere);

        await Field(page, "authority").FillAsync("Typed after the session had ended");
        await Field(page, "lines.1.location").FillAsync("Duma");
        await Assertions.Expect(State(page)).ToContainTextAsync("You are signed out");
        await Field(page, "plan").FillAsync("and the last word");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in and continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "coordinator" }).ClickAsync();

        await Assertions.Expect(Field(page, "plan")).ToHaveValueAsync("and the last word");
        await Assertions.Expect(Field(page, "authority")).ToHaveValueAsync("Typed after the session had ended");
        await Assertions.Expect(Field(page, "lines.1.location")).ToHaveValueAsync("Duma");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
        await page.ReloadAsync();
        await Assertions.Expect(Field(page, "plan")).ToHaveValueAsync("and the last word");
    }

    [BrowserFact]
    public async Task What_somebody_typed_is_not_shown_to_whoever_signs_in_after_them()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await EndSessionAsync(coordinator, isSignedOutElsewhere: false);
        await Field(page, "authority").FillAsync("For nobody else");
        await Assertions.Expect(State(page)).ToContainTextAsync("You are signed out");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in and continue" }).ClickAsync();
        var unsealed = page.WaitForResponseAsync("**/drafts/key");
        await page.GetByRole(AriaRole.Button, new() { Name = "manager" }).ClickAsync();

        Assert.Equal("""{"key":null}""", await (await unsealed).TextAsync());
        await Assertions.Expect(Field(page, "authority")).Not.ToHaveValueAsync("For nobody else");
    }

    [BrowserFact]
    public async Task Of_two_windows_with_one_draft_neither_text_is_lost()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var first = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await Field(first, "authority").FillAsync("Both windows");
        await Assertions.Expect(State(first)).ToContainTextAsync("Draft kept");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await Field(second, "authority").FillAsync("The second window");
        await Assertions.Expect(State(second)).ToContainTextAsync("Draft kept");

        await Field(first, "authority").FillAsync("The first window");
        await Assertions.Expect(State(first)).ToContainTextAsync("changed in another window");
        await first.GetByRole(AriaRole.Button, new() { Name = "Keep this one" }).ClickAsync();
        await Assertions.Expect(State(first)).ToContainTextAsync("Draft kept");

        await coordinator.GoAsync("/enter");
        await Assertions.Expect(first.Locator(".drafts").First).ToContainTextAsync("The first window");
        await Assertions.Expect(first.Locator(".drafts").First).ToContainTextAsync("The second window");
    }

    [BrowserFact]
    public async Task Leaving_at_once_loses_nothing_and_throwing_away_takes_one_press_and_is_taken_back()
    {
        await using var coordinator = await site.EnterAsync("coordinator", width: 360);
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await Field(page, "authority").FillAsync("Left at once");
        await coordinator.GoAsync("/convoys");
        await coordinator.GoAsync("/enter");
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Left at once" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(Field(page, "authority")).ToHaveValueAsync("Left at once");

        await page.GetByRole(AriaRole.Button, new() { Name = "Throw away" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Thrown away." })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".drafts").First).Not.ToContainTextAsync("Left at once");
        await EveryPageTests.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).First.ClickAsync();
        await Assertions.Expect(Field(page, "authority")).ToHaveValueAsync("Left at once");
    }

    // What a page sends while it goes is out of a test's reach.
    private static Task<IAsyncDisposable> LoseWhatIsSentOnLeavingAsync(IPage page) => page.AddInitScriptAsync(
        "const send = window.fetch; window.fetch = (to, with_) => with_?.keepalive ? Promise.reject(new TypeError()) : send(to, with_);");

    private static async Task LoseAnswerAsync(IRoute route)
    {
        if (route.Request.Method == "POST")
        {
            await route.FetchAsync();
            await route.AbortAsync();
        }
        else
        {
            await route.ContinueAsync();
        }
    }

    private static async Task EndSessionAsync(Visitor visitor, bool isSignedOutElsewhere)
    {
        if (!isSignedOutElsewhere)
        {
            await visitor.Page.Context.ClearCookiesAsync();
            return;
        }

        var other = await visitor.Page.Context.NewPageAsync();
        await other.GotoAsync(visitor.Page.Url.Split("/enter")[0]);
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await other.WaitForURLAsync("**/sign-in");
    }

    private static async Task FilledAsync(Visitor visitor, string authority)
    {
        await visitor.GoAsync("/enter/request");
        await Field(visitor.Page, "authority").FillAsync(authority);
        await Field(visitor.Page, "lines.1.location").FillAsync("MAD");
        await Field(visitor.Page, "lines.1.people").FillAsync("40,000");
    }

    private static Task<System.Text.Json.JsonElement?> BackAsync(IPage page) => page.EvaluateAsync("dispatchEvent(new Event('online'))");

    private static Task PressSaveAsync(IPage page) => page.Locator(".entry-bar button.main").ClickAsync();

    private static async Task SaveAsync(IPage page)
    {
        await PressSaveAsync(page);
        await Assertions.Expect(Title(page)).ToHaveTextAsync(new Regex("^Request R-"));
    }

    // As it was for the other tests.
    private static async Task UndoAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/undo/|undone"));
    }

    private static ILocator Title(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static ILocator State(IPage page) => page.Locator("[data-state]");

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");
}
