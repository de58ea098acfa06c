using AccessTracker.Data;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Board;

public sealed partial class MapPage
{
    // A governorate with so many places gets a map of its own where the whole is shown.
    private const int Crowd = 5;

    // More are not drawn twice on one page, which would be too long for a bad line.
    private const int MostDrawnTwice = 500;
    private const long MostBytes = 4 * 1024 * 1024;

    private IReadOnlyList<Outline> _outlines = [];
    private IReadOnlyList<(string Id, string Caption, MapView View)> _views = [];
    private IReadOnlyList<string> _governorates = [];
    private ListPage<BoardPlace> _page = ListPage<BoardPlace>.Empty;
    private int _week;
    private int _lastWeek;
    private bool _mayBring;
    private string? _message;

    [Inject]
    public required OutlineStore Outlines { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>Weeks since the baseline: the replay's way to say a day.</summary>
    [SupplyParameterFromQuery(Name = "week")]
    public int? Week { get; set; }

    protected override string? DayOf(Situation situation, BoardFilter asked) =>
        Week is { } week && week >= 0 && week <= Weeks(situation, Today) ? Show.Iso(situation.Operation.Since.AddDays(7 * week)) : asked.Day;

    protected override async Task ShowAsync(Situation situation)
    {
        _mayBring = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, "location"));
        _lastWeek = Weeks(situation, Today);
        _week = Math.Max(0, (On.DayNumber - situation.Operation.Since.DayNumber) / 7);
        _outlines = await Outlines.FindAsync(Held!.Stored, Context.RequestAborted) is { } text ? Outline.Parse(text).Outlines ?? [] : [];
        _views = [.. Views()];
        _page = Filter.Page(Places, At);
        _governorates = _views.Count == 1 && Places.Count > MostDrawnTwice && string.IsNullOrEmpty(Filter.Governorate)
            ? [.. Places.Select(p => p.Location.Governorate).OfType<string>().Distinct().Order(ListColumn.Names)]
            : [];
    }

    private static int Weeks(Situation situation, DateOnly today) => Math.Max(0, (today.DayNumber - situation.Operation.Since.DayNumber) / 7);

    private IEnumerable<(string, string, MapView)> Views()
    {
        var numbered = Places.Select((place, index) => (index + 1, place)).ToList();
        if (!string.IsNullOrEmpty(Filter.Governorate) || !string.IsNullOrEmpty(Filter.District))
        {
            yield return ("map", Show.With(Texts.MapOf, string.Join(", ", new[] { Filter.District, Filter.Governorate }.Where(t => !string.IsNullOrEmpty(t)))), MapView.Of(_outlines, numbered, Places));
            yield break;
        }

        yield return ("map", Texts.MapOfAll, MapView.Of(_outlines, numbered, []));
        if (Places.Count > MostDrawnTwice)
        {
            yield break;
        }

        foreach (var (crowd, index) in Places.Where(MapView.IsPlaced).GroupBy(p => p.Location.Governorate).Where(g => g.Key is not null && g.Count() >= Crowd).OrderByDescending(g => g.Count()).Select((g, i) => (g, i)))
        {
            yield return ($"map-{index}", Show.With(Texts.MapOf, crowd.Key), MapView.Of(_outlines, numbered, [.. crowd]));
        }
    }

    private string WeekLink(int week) => Urls.Map(
        Operation, [.. Filter.Pairs().Where(p => p.Name != "day"), ("week", Math.Clamp(week, 0, _lastWeek).ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    private async Task BringAsync()
    {
        if (!_mayBring || Context.Request.Form.Files.GetFile("outlines") is not { Length: > 0 and <= MostBytes } file)
        {
            _message = Texts.OutlinesNeeded;
            return;
        }

        using var reader = new StreamReader(file.OpenReadStream());
        var text = await reader.ReadToEndAsync(Context.RequestAborted);
        if (Outline.Parse(text).Problem is { } problem)
        {
            _message = Wording.Of(problem);
            return;
        }

        await Outlines.SaveAsync(Held!.Stored, text, Actor.Of(Person, Operation, Context.Connection.RemoteIpAddress?.ToString()), Clock.GetUtcNow(), Context.RequestAborted);
        Navigation.NavigateTo(Urls.Map(Operation));
    }
}
