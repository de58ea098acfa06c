using System.Globalization;
using AccessTracker.Data.Alerts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Alerts;

/// <summary>When alerts fire in an operation: everybody may know, managers may change it.</summary>
public sealed partial class AlertRulesPage
{
    private IReadOnlyList<Row> _rows = [];
    private bool _maySet;
    private string? _message;

    [Inject]
    public required AlertStore Store { get; init; }

    [Inject]
    public required AlertDefaults Defaults { get; init; }

    [Inject]
    public required AlertReader Reader { get; init; }

    [Inject]
    public required JobRunner Runner { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>They have just been saved.</summary>
    [SupplyParameterFromQuery(Name = "saved")]
    public string? Saved { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        _maySet = AlertRights.MaySetRules(Person, Operation);
        var configured = Defaults.Of(situation.Operation);
        var now = Reader.RulesOf(situation.Operation, await Store.NotesAsync(Held!.Id, Context.RequestAborted));
        _rows = [.. Enum.GetValues<AlertKind>()
            .Select(k => new Row(k, now.Of(k), configured.Of(k), now.Of(k) is not null, Text(now.Of(k) ?? configured.Of(k))))];
    }

    private async Task SaveAsync()
    {
        var form = Context.Request.Form;
        var on = form["on"].ToHashSet(StringComparer.Ordinal);
        _rows = [.. _rows.Select(r => r with { IsOn = on.Contains(EnumCode.Of(r.Kind)), Days = form[Field(r.Kind)].ToString().Trim() })];
        if (_rows.FirstOrDefault(r => r.IsOn && Chosen(r) is null) is { } wrong)
        {
            _message = Format.With(Texts.AlertRuleDaysNeeded, EnumText.Of(wrong.Kind), AlertRules.FewestDays, AlertRules.MostDays);
            return;
        }

        // What is as configured follows the configuration.
        var own = _rows.Select(r => (r.Kind, Days: r.IsOn ? Chosen(r) : null, r.Configured)).Where(r => r.Days != r.Configured)
            .Select(r => new OwnThreshold(r.Kind, r.Days)).ToList();
        await Store.SaveRulesAsync(
            Held!.Stored, own, Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow(), Context.RequestAborted);
        Runner.RunNow(JobSchedule.WatchAlertsId);
        Navigation.NavigateTo(Urls.AlertRules(Operation, saved: true));
    }

    private static int? Chosen(Row row) =>
        Numeral.Count(row.Days) is { } days && days is >= AlertRules.FewestDays
            and <= AlertRules.MostDays ? days : null;

    private static string Field(AlertKind kind) => $"days-{EnumCode.Of(kind)}";

    private static string Days(int? days) => days is { } d ? Format.Days(d) : Texts.AlertRuleOff;

    private static string Text(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A kind as it is, and as it stands in the form.</summary>
    private sealed record Row(AlertKind Kind, int? Now, int? Configured, bool IsOn, string Days);
}
