using System.Globalization;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Records;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.SetUp;

public sealed partial class NewOperationPage
{
    // Until a country or a zone is chosen.
    private const string Utc = "Etc/UTC";

    private static readonly IReadOnlyList<string> _columns =
        ["code", "name", "since", "time_zone", "weekend", "meeting_weekday", "authority"];

    private readonly Dictionary<string, string> _fields = [];
    private IReadOnlyList<(string Label, string Text)> _faults = [];
    private IReadOnlyList<string> _zones = [];
    private string? _country;
    private bool _isProposed;

    [Inject]
    public required OperationSetup Setup { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Country { get; set; }

    // The first day of the week differs; the order in which it goes round does not.
    private static IEnumerable<string> Weekdays => Enumerable.Range(0, 7)
        .Select(i => RecordKinds.WordOf((DayOfWeek)(((int)CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek + i) % 7)));

    protected override void OnInitialized()
    {
        _country = Country;
        if (HttpMethods.IsPost(Context.Request.Method))
        {
            var form = Context.Request.Form;
            _country = form["country"] is [{ } chosen] ? chosen : Country;
            foreach (var column in _columns)
            {
                _fields[column] = string.Join(';', Context.Request.Form[column].Select(v => v?.Trim()).Where(v => v?.Length > 0));
            }

            // A country that was chosen last proposes, before anything begins: zone and weekend are looked at.
            _isProposed = form.ContainsKey("propose") || (form["proposed"] is [{ } proposed] && form["country"] is [{ } now] && proposed != now);
        }

        if (!HttpMethods.IsPost(Context.Request.Method) || _isProposed)
        {
            Propose();
        }

        var zones = Countries.Zones(_country);
        _zones = zones.Count > 0 ? [.. zones, .. Countries.AllZones().Except(zones)] : [Utc, .. Countries.AllZones()];
    }

    private void Propose()
    {
        var weekend = Countries.Weekend(_country);
        _fields["time_zone"] = Countries.Zones(_country) is [var first, ..] ? first : Utc;
        _fields["weekend"] = weekend;
        _fields["meeting_weekday"] = Countries.MeetingWeekday(weekend)!;
    }

    private async Task AddAsync()
    {
        if (_isProposed)
        {
            return;
        }

        var fields = new Dictionary<string, string>(_fields);
        if (TypedDay.Read(fields["since"], DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime))?.Day is { } since)
        {
            fields["since"] = Format.Iso(since);
        }

        var refused = await Setup.AddAsync(
            fields, CountryOutlines.Find(_country), ClientInfo.Actor(Context), Clock.GetUtcNow(), Context.RequestAborted);
        if (refused.Count > 0)
        {
            _faults = [.. refused.Select(r => (r.Column is { } column ? RecordText.Column(column) : Texts.NewOperation, Words(r.Refusal)))];
            return;
        }

        Navigation.NavigateTo(Urls.SetUpOperation(fields["code"]));
    }

    // A day is typed here as people write it, and not as a bundle has it.
    private static string Words(Refusal refusal) => refusal.Code == RefusalCode.NotADay ? Texts.DayFault_NotADay : refusal.Message;

    private string Of(string column) => _fields.GetValueOrDefault(column, "");

    private static string DayName(string day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(RecordKinds.Weekday(day));
}
