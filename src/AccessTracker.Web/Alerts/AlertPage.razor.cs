using AccessTracker.Data.Alerts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Alerts;

/// <summary>One alert of the reader's, to snooze it or to wake it.</summary>
public sealed partial class AlertPage
{
    private SeenAlert? _seen;
    private DateOnly _day;
    private bool _maySnooze;
    private string? _message;
    private string? _until;
    private string? _reason;

    [Inject]
    public required AlertReader Reader { get; init; }

    [Inject]
    public required AlertStore Store { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The alert's.</summary>
    [SupplyParameterFromQuery(Name = "key")]
    public string? Key { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        _day = situation.Operation.DayOf(Clock.GetUtcNow());
        _seen = (await Reader.ReadAsync(Held!, Person, Context.RequestAborted)).All.FirstOrDefault(a => a.Alert.Key == Key);
        if (_seen is null)
        {
            Missing();
            return;
        }

        _maySnooze = AlertRights.MaySnooze(Person, situation, _seen.Alert);
    }

    private Sensitivity Level => AccessPolicy.Ceiling(Person, Operation)!.Value;

    private async Task SnoozeAsync()
    {
        var form = Context.Request.Form;
        (_until, _reason) = (form["until"], form["reason"].ToString().Trim());
        (var typed, _message) = TypedSnooze.Read(_until, _reason, _day);
        if (typed is null)
        {
            return;
        }

        await Store.SnoozeAsync(
            Held!.Stored, _seen!.Alert.Key, typed.Until, typed.Reason, Level,
            Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow(),
            Context.RequestAborted);
        Navigation.NavigateTo(Urls.Alerts(Operation));
    }

    private async Task WakeAsync()
    {
        await Store.WakeAsync(
            Held!.Stored, _seen!.Alert.Key, Level, Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow(),
            Context.RequestAborted);
        Navigation.NavigateTo(Urls.Alerts(Operation));
    }
}
