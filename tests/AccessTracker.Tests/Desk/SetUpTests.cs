using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.SignIn;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;

namespace AccessTracker.Tests.Desk;

/// <summary>From an empty store to an operation with a calendar of its own, in a browser.</summary>
[Collection("hangfire")]
public sealed class SetUpTests
{
    [Fact]
    public async Task An_administrator_begins_an_operation_with_what_its_country_proposes()
    {
        using var site = new AccountSite();
        var (browser, _, _) = await site.EnterAsync("ada@example.org", Role.Administrator);
        using var entered = browser;
        await browser.OpenAsync("/");
        Assert.Contains("/operations/new", browser.Page, StringComparison.Ordinal);

        await browser.OpenAsync("/operations/new?country=SD");
        Assert.Contains("<option value=\"Africa/Khartoum\" selected", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(
            "operation", ("code", "SDN-2026"), ("name", "Humanitarian access, Sudan"), ("since", "1 January 2026"), ("time_zone", "Africa/Khartoum"),
            ("weekend", "fri"), ("meeting_weekday", "thu"), ("authority", "UN"));

        Assert.Equal("/o/SDN-2026/set-up", browser.Address);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Thursday 5 March 2026", browser.Page, StringComparison.Ordinal);
        var operation = (await site.Service<OperationStore>().FindAsync("SDN-2026"))!.Operation;
        Assert.Equal(
            (new DateOnly(2026, 1, 1), "Africa/Khartoum", DayOfWeek.Thursday), (operation.Since, operation.TimeZone, operation.MeetingWeekday));
        Assert.Equal([DayOfWeek.Friday], operation.Weekend);

        await browser.OpenAsync("/o/SDN-2026");
        Assert.DoesNotContain("Every place was reached", browser.Page, StringComparison.Ordinal);
        Assert.Contains("/o/SDN-2026/set-up", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_that_was_chosen_and_not_taken_proposes_before_anything_begins()
    {
        using var site = new AccountSite();
        var (browser, _, _) = await site.EnterAsync("ada@example.org", Role.Administrator);
        using var entered = browser;
        await browser.OpenAsync("/operations/new");
        (string, string)[] fields =
            [("country", "YE"), ("code", "YEM"), ("name", "Kept as typed"), ("since", "2026-01-01"), ("time_zone", "Etc/UTC"), ("weekend", "sat")];
        await browser.SendAsync("operation", [.. fields, ("proposed", "")]);
        Assert.Empty(await site.Service<OperationStore>().ListAsync());
        Assert.Contains("<option value=\"Asia/Aden\" selected", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept as typed\"", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync("operation", [.. fields, ("proposed", "YE")]);
        var stored = Assert.Single(await site.Service<OperationStore>().ListAsync());
        Assert.Equal(CountryOutlines.Find("YE"), await site.Service<OutlineStore>().FindAsync(stored));
    }

    [Fact]
    public async Task Meetings_are_moved_the_map_is_there_and_a_test_tells_what_the_mail_server_answered()
    {
        await using var mail = new TestMailServer();
        using var site = new AccountSite(settings:
        [
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Mail:Security", "None"), ("Mail:From", "tracker@example.org"),
        ]);
        Assert.Empty(await site.Service<OperationSetup>().AddAsync(
            new Dictionary<string, string> { ["code"] = "SDN", ["name"] = "Sudan", ["since"] = "2026-01-01", ["meeting_weekday"] = "thu" },
            CountryOutlines.Find("SD"), TestStore.Actor, site.Now));
        var (browser, _, _) = await site.EnterAsync("mona@example.org", Role.Manager);
        using var entered = browser;
        await browser.OpenAsync("/o/SDN/set-up");
        Assert.Contains("Thursday 12 March 2026", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync("meetings", ("day-10", "2026-03-05"), ("day-11", "2026-03-11"));
        Assert.Contains("Wednesday 11 March 2026", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thursday 12 March 2026", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync("meetings", ("day-12", "2026-03-10"));
        Assert.Contains("role=\"alert\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-03-10\"", browser.Page, StringComparison.Ordinal);

        await OthersMoveMeetingsTooAsync(site, browser);
        await browser.SendAsync("mail-test");
        Assert.Contains("has taken it", browser.Page, StringComparison.Ordinal);
        var sent = mail.Messages.Where(m => m.Subject?.EndsWith(Texts.MailTest, StringComparison.Ordinal) == true);
        Assert.Equal(["mona@example.org"], sent.Select(m => m.To.ToString()));
        mail.Answer = _ => 554;
        await browser.SendAsync("mail-test");
        Assert.Contains("refused it", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("has taken it", browser.Page, StringComparison.Ordinal);

        await browser.OpenAsync("/o/SDN/map");
        Assert.Contains("<svg", browser.Page, StringComparison.Ordinal);
        Assert.Contains("do not imply endorsement", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync("country-outlines", ("country", "SS"));
        var drawn = await site.Service<OutlineStore>().FindAsync((await site.Service<OperationStore>().FindAsync("SDN"))!);
        Assert.Equal(CountryOutlines.Find("SS"), drawn);

        // An operation that is over has no meetings ahead, and asks for none.
        Assert.Empty((await site.Service<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Operations, [["code", "name", "since", "until"], ["SDN", "Sudan", "2026-01-01", "2026-02-01"]]), "SDN",
            new ImportOptions(), TestStore.Actor, site.Now)).Refused);
        await browser.OpenAsync("/o/SDN/set-up");
        Assert.DoesNotContain(Texts.SetUpMeetings, browser.Page, StringComparison.Ordinal);
    }

    // What somebody moved while the form was open stays, and is not moved by who has not seen it.
    private static async Task OthersMoveMeetingsTooAsync(AccountSite site, AccountBrowser browser)
    {
        await browser.OpenAsync("/o/SDN/set-up");
        await MoveAsync("13", "2026-03-25");
        await browser.SendAsync("meetings", ("day-14", "2026-04-01"));
        Assert.Contains("Wednesday 25 March 2026", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Wednesday 1 April 2026", browser.Page, StringComparison.Ordinal);

        await MoveAsync("15", "2026-04-08");
        await browser.SendAsync("meetings", ("day-15", "2026-04-10"));
        Assert.Contains("moved meeting 15 since you opened this page: it is on Wednesday 8 April 2026", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-04-10\"", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync("meetings", ("day-15", "2026-04-10"));
        Assert.Contains("Friday 10 April 2026", browser.Page, StringComparison.Ordinal);

        async Task MoveAsync(string number, string day) => Assert.Empty((await site.Service<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Meetings, [["number", "date"], [number, day]]), "SDN", new ImportOptions(), TestStore.Actor,
            site.Now)).Refused);
    }

    [Theory]
    [InlineData("/o/A/permits", "/o/B/permits")]
    [InlineData("/o/A/losses", "/o/B/losses")]
    [InlineData("/o/A/review/record/convoy/C1", "/o/B/review")]
    [InlineData("/o/A/places-to-confirm", "/o/B/places-to-confirm")]
    [InlineData("/o/A/unreached", "/o/B/unreached")]
    [InlineData("/o/A/convoys/C1", "/o/B/convoys")]
    [InlineData("/o/A/reports/20", "/o/B/reports")]
    [InlineData("/o/A/record/delivery/D1", "/o/B")]
    [InlineData("/o/A", "/o/B")]
    [InlineData("/o/A/set-up", "/o/B/set-up")]
    [InlineData("/o/A/records/delivery", "/o/B/records/delivery")]
    public void Another_operation_is_entered_on_the_same_page(string path, string expected) => Assert.Equal(expected, Urls.SamePage(path, "B"));

    [Fact]
    public async Task Who_has_several_operations_changes_between_them_and_sees_what_each_waits_for()
    {
        using var site = new AccountSite();
        foreach (var code in new[] { "SDN", "YEM" })
        {
            Assert.Empty(await site.Service<OperationSetup>().AddAsync(
                new Dictionary<string, string> { ["code"] = code, ["name"] = $"Access in {code}", ["since"] = "2026-01-01" }, null, TestStore.Actor,
                site.Now));
        }

        var (browser, _, _) = await site.EnterAsync("mona@example.org", Role.Manager);
        using var entered = browser;
        await browser.OpenAsync("/o/SDN/convoys");
        Assert.Contains("href=\"/o/YEM/convoys\"", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync("/operations");
        foreach (var heading in new[]
        {
            Texts.HomeNextMeeting, Texts.NotReached, Texts.HomePending, Texts.HomeReport, Texts.AlertsTitle, Texts.HomeLastEntry,
        })
        {
            Assert.Contains($">{heading}</th>", browser.Page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Texts.HomeNoEntry, browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_its_field_and_what_was_typed_stays()
    {
        using var site = new AccountSite();
        var (browser, _, _) = await site.EnterAsync("ada@example.org", Role.Administrator);
        using var entered = browser;
        await browser.OpenAsync("/operations/new?country=SY");
        await browser.SendAsync("operation", ("code", "SYR"), ("name", "Kept as typed"), ("since", "soon"), ("weekend", "fri"));

        Assert.Contains("First day", browser.Page, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept as typed\"", browser.Page, StringComparison.Ordinal);
        Assert.Empty(await site.Service<OperationStore>().ListAsync());

        (string, string)[] good = [("code", "SYR"), ("name", "First"), ("since", "2026-01-01"), ("time_zone", "Asia/Damascus")];
        await browser.SendAsync("operation", good);
        await browser.OpenAsync("/operations/new");
        await browser.SendAsync("operation", [.. good.Select(f => f.Item1 == "name" ? ("name", "Second") : f)]);
        Assert.Contains("role=\"alert\"", browser.Page, StringComparison.Ordinal);
        Assert.Equal("First", Assert.Single(await site.Service<OperationStore>().ListAsync()).Operation.Name);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Coordinator)]
    public async Task Others_do_not_find_it(Role role)
    {
        using var site = new AccountSite();
        await site.AddAsync("omar@example.org", role);
        using var browser = await site.Browse().SignInAsync("omar@example.org");
        await browser.OpenAsync("/operations/new");
        Assert.DoesNotContain("name=\"since\"", browser.Page, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task Three_countries_run_side_by_side_each_by_its_own_clock_and_week(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var setup = new OperationSetup(new BundleImport(store.Db, new SensitivityRules()));
        foreach (var country in new[] { "SY", "PS", "SD" })
        {
            var weekend = Countries.Weekend(country);
            Assert.Empty(await setup.AddAsync(
                new Dictionary<string, string>
                {
                    ["code"] = country, ["name"] = country, ["since"] = "2016-01-01", ["time_zone"] = Countries.Zones(country)[0],
                    ["weekend"] = weekend,
                    ["meeting_weekday"] = Countries.MeetingWeekday(weekend)!,
                },
                CountryOutlines.Find(country), TestStore.Actor, new DateTimeOffset(2016, 3, 1, 0, 0, 0, TimeSpan.Zero)));
        }

        // Each has the outlines of its own country to draw its places over.
        var outlines = new OutlineStore(store.Db);
        foreach (var (code, area, (longitude, latitude)) in new[]
        {
            ("SY", "Aleppo", (37.2, 36.2)), ("PS", "Gaza Strip", (34.4, 31.4)), ("SD", "Khartoum", (32.5, 15.6)),
        })
        {
            var stored = (await new OperationStore(store.Db).FindAsync(code))!;
            var drawn = Assert.Single(Outline.Parse((await outlines.FindAsync(stored))!).Outlines!, o => o.Name == area);
            Assert.InRange(drawn.Middle.Longitude, longitude - 1, longitude + 1);
            Assert.InRange(drawn.Middle.Latitude, latitude - 1, latitude + 1);
        }

        var operations = (await new OperationStore(store.Db).ListAsync()).ToDictionary(o => o.Operation.Code, o => o.Operation);
        Assert.Equal(["Africa/Khartoum", "Asia/Damascus", "Asia/Gaza"], operations.Values.Select(o => o.TimeZone).Order(StringComparer.Ordinal));

        // 21.30 UTC is still the same day in Damascus and Gaza (+2), and the next in Khartoum (+3 in 2016).
        var evening = new DateTimeOffset(2016, 3, 1, 21, 30, 0, TimeSpan.Zero);
        Assert.Equal((1, 1, 2), (operations["SY"].Today(evening).Day, operations["PS"].Today(evening).Day, operations["SD"].Today(evening).Day));
        Assert.All(operations.Values, o => Assert.Equal(DayOfWeek.Thursday, o.MeetingWeekday));
    }

    [Theory]
    [InlineData("SY", "fri;sat", "thu")]
    [InlineData("AF", "thu;fri", "wed")]
    [InlineData("UA", "sat;sun", "fri")]
    [InlineData("UG", "sun", "sat")]
    [InlineData("IR", "fri", "thu")]
    public void A_country_proposes_its_weekend_and_a_day_before_it(string country, string weekend, string meeting) =>
        Assert.Equal((weekend, meeting), (Countries.Weekend(country), Countries.MeetingWeekday(weekend)));

    [Theory]
    [InlineData("someday")]
    [InlineData("")]
    [InlineData("sun;mon;tue;wed;thu;fri;sat")]
    public void A_weekend_that_is_none_proposes_no_day(string weekend) => Assert.Null(Countries.MeetingWeekday(weekend));

    [Fact]
    public void Every_country_that_can_be_chosen_has_outlines_that_can_be_read()
    {
        // Tokelau, three atolls, is too small to be drawn.
        Assert.Equal(["TK"], Countries.All.Select(c => c.Code).Where(c => !CountryOutlines.Countries.Contains(c)));
        Assert.All(CountryOutlines.Countries, c => Assert.NotEmpty(Outline.Parse(CountryOutlines.Find(c.ToLowerInvariant())!).Outlines!));
        Assert.Null(CountryOutlines.Find("../SY"));
        Assert.Null(CountryOutlines.Find(null));
    }

    [Fact]
    public void Countries_are_named_in_English_and_in_their_own_language() => Assert.Contains(("SD", "Sudan \u2013 السودان"), Countries.All);
}
