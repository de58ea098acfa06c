using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Web.Records;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Records;

/// <summary>A record's own page: changed, withdrawn, restored from there, and taken back.</summary>
[Collection("hangfire")]
public sealed class RecordMarkTests
{
    private const string Operation = "/o/issg-2016";
    private const string Convoy = $"{Operation}/record/convoy/D007";

    [Fact]
    public async Task A_convoy_is_withdrawn_with_a_reason_restored_and_that_is_undone()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        Assert.Contains($"href=\"{Operation}/enter/convoy/D007\"", await app.Client.GetStringAsync(Convoy), StringComparison.Ordinal);

        var withdrawn = await FollowAsync(app, await SendAsync(app, Convoy, RecordMarkForm.Withdraw, "1", "entered twice"));

        Assert.Contains("Withdrawn. It no longer counts.", withdrawn, StringComparison.Ordinal);
        Assert.Contains("Withdrawn: it does not count", withdrawn, StringComparison.Ordinal);
        Assert.Contains("entered twice", withdrawn, StringComparison.Ordinal);
        Assert.DoesNotContain("/enter/convoy/D007", withdrawn, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await app.Client.GetAsync($"{Operation}/convoys/D007")).StatusCode);

        var restored = await FollowAsync(app, await SendAsync(app, Convoy, RecordMarkForm.Restore, "2", "it was not"));
        Assert.Contains("Restored. It counts again.", restored, StringComparison.Ordinal);
        Assert.DoesNotContain("Withdrawn: it does not count", restored, StringComparison.Ordinal);

        // The change that stands last can be taken back, from the notice and from the history.
        var undo = Regex.Match(restored, $"<a href=\"({Operation}/undo/3[^\"]*)\"").Groups[1].Value;
        Assert.Contains($"action=\"{undo}\"", restored, StringComparison.Ordinal);
        var token = TestApp.Token(restored);
        var done = await app.Client.PostAsync(WebUtility.HtmlDecode(undo), TestApp.Form(("_handler", "undo"), token));
        Assert.Contains("The change has been undone", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Withdrawn: it does not count", await app.Client.GetStringAsync(Convoy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_version_and_a_missing_reason_are_refused_in_words()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("coordinator");
        Assert.Contains(
            "version 9 was read", await TextAsync(await SendAsync(app, Convoy, RecordMarkForm.Withdraw, "9", "x")), StringComparison.Ordinal);
        Assert.Contains(
            "Give the reason", await TextAsync(await SendAsync(app, Convoy, RecordMarkForm.Withdraw, "1", " ")), StringComparison.Ordinal);
        Assert.Contains(
            "is not withdrawn", await TextAsync(await SendAsync(app, Convoy, RecordMarkForm.Restore, "1", "x")), StringComparison.Ordinal);
        Assert.DoesNotContain("Withdrawn: it does not count", await app.Client.GetStringAsync(Convoy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_records_are_about_stays_and_they_are_named()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");

        var page = await TextAsync(await SendAsync(app, $"{Operation}/record/location/DAR", RecordMarkForm.Withdraw, "1", "entered twice"));

        Assert.Contains("Other records depend on this one: status DAR", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Withdrawn: it does not count", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("member", Convoy)]
    [InlineData("coordinator", $"{Operation}/record/location/DAR")]
    public async Task Who_may_not_write_a_record_finds_nothing_there_to_send_to(string role, string address)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync(role);
        Assert.DoesNotContain("value=\"withdraw\"", await app.Client.GetStringAsync(address), StringComparison.Ordinal);

        var answer = await SendAsync(app, address, RecordMarkForm.Withdraw, "1", "x");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(
            1, await app.Services.GetRequiredService<Db>()
            .ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from audit_event where action = 'refused'")));
        Assert.Equal(
            0, await app.Services.GetRequiredService<Db>()
            .ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from history where action = 'withdrawn'")));
    }

    [Fact]
    public async Task The_operation_itself_is_not_withdrawn()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        const string address = $"{Operation}/record/operation/issg-2016";
        Assert.DoesNotContain("value=\"withdraw\"", await app.Client.GetStringAsync(address), StringComparison.Ordinal);

        var answer = await SendAsync(app, address, RecordMarkForm.Withdraw, "1", "x");

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(
            0, await app.Services.GetRequiredService<Db>()
            .ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from history where action = 'withdrawn'")));
    }

    [Fact]
    public async Task An_import_of_many_is_not_undone_from_one_of_its_records()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        Assert.DoesNotContain("/undo/", await app.Client.GetStringAsync(Convoy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manager", "/locations/MAD", "/enter/record/status?location=MAD", true)]
    [InlineData("manager", "/locations/MAD", "/enter/record/location/MAD", true)]
    [InlineData("coordinator", "/locations/MAD", "/enter/record/status?location=MAD", false)]
    [InlineData("coordinator", "/enter", "/enter/record/status", false)]
    [InlineData("coordinator", "/enter", "/enter/record/allegation", true)]
    [InlineData("member", "/record/incident/I001", "/enter/record/incident/I001", false)]
    [InlineData("manager", "/enter", "/enter/record/operation/issg-2016", true)]
    [InlineData("coordinator", "/convoys/D007", "/record/convoy/D007\">Withdraw", true)]
    [InlineData("coordinator", "/requests/UN-2016-02", "/record/request/UN-2016-02\">Withdraw", true)]
    [InlineData("member", "/requests/UN-2016-02", "/record/request/UN-2016-02\">Withdraw", false)]
    [InlineData("manager", "/convoys/D007", "/enter/record/incident?convoy=D007", true)]
    [InlineData("manager", "/record/incident/I001", "/enter/record/incident/I001", true)]
    [InlineData("manager", "/record/delivery/D007-MAD", "/enter/convoy/D007", true)]
    [InlineData("coordinator", "/record/incident/I001", "/enter/record/incident/I001", true)]
    public async Task Links_lead_those_who_may_to_the_right_form(string role, string page, string link, bool isThere)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync(role);
        Assert.Equal(isThere, (await app.Client.GetStringAsync(Operation + page)).Contains(Operation + link, StringComparison.Ordinal));
        if (!isThere || link.Contains('"', StringComparison.Ordinal))
        {
            return;
        }

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(Operation + link)).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string address, string mark, string version, string reason)
    {
        var token = TestApp.Token(await app.Client.GetStringAsync(address));
        return await app.Client.PostAsync(
            address, TestApp.Form(("_handler", RecordMarkForm.Name), ("mark", mark), ("version", version), ("reason", reason), token));
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<string> FollowAsync(TestApp app, HttpResponseMessage answer) =>
        await app.Client.GetStringAsync(answer.Headers.Location);
}
