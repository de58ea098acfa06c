using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards;

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
    private ListPage<BoardLocation> _page = ListPage<BoardLocation>.Empty;
    private Dictionary<string, int> _numbers = [];
    private List<(DateOnly Day, string Words)> _steps = [];
    private int _step;
    private bool _showsBlocking;
    private MapLayers? _layers;
    private bool _mayBring;
    private string? _message;

    [Inject]
    public required OutlineStore Outlines { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>How the address asks for signs that tell what blocks a place.</summary>
    private const string Blocking = "blocking";

    /// <summary>One of the days of the replay, from 0: the baseline, each meeting that came due, today.</summary>
    [SupplyParameterFromQuery(Name = "step")]
    public int? Step { get; set; }

    /// <summary>How the address asks for signs that tell who holds a place.</summary>
    private const string Control = "control";

    /// <summary>How the address asks for a layer.</summary>
    private const string Shown = "shown";

    /// <summary><see cref="Blocking"/> or <see cref="Control"/>; else signs tell how places are reached.</summary>
    [SupplyParameterFromQuery(Name = "signs")]
    public string? Signs { get; set; }

    /// <summary><see cref="Shown"/>: the routes between places are drawn.</summary>
    [SupplyParameterFromQuery(Name = "routes")]
    public string? Routes { get; set; }

    /// <summary><see cref="Shown"/>: the governorates in which an arrangement holds are hatched.</summary>
    [SupplyParameterFromQuery(Name = "areas")]
    public string? Areas { get; set; }

    private IEnumerable<(string Name, string? Value)> LayerPairs => [("signs", Signs), ("routes", Routes), ("areas", Areas)];

    protected override bool ShowsEvery => true;

    protected override string? DayOf(Situation situation, BoardFilter asked)
    {
        _steps = Steps(situation);
        return Step is { } step && step >= 0 && step < _steps.Count ? Format.Iso(_steps[step].Day) : asked.Day;
    }

    protected override async Task ShowAsync(Situation situation)
    {
        _mayBring = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.Locations.Subject));
        _showsBlocking = Signs == Blocking;
        _layers = new MapLayers(situation, On) { ShowsControl = Signs == Control, ShowsRoutes = Routes == Shown, ShowsAreas = Areas == Shown };
        _step = Math.Max(0, _steps.Count(s => s.Day <= On) - 1);

        _numbers = MapView.Numbers(situation);
        _outlines = await Outlines.ReadAsync(Held!.Stored, Context.RequestAborted);
        _views = [.. Views()];
        _page = Filter.Page(Places, At);
        _governorates = _views.Count == 1 && Places.Count > MostDrawnTwice && string.IsNullOrEmpty(Filter.Governorate)
            ? [.. Places.Select(p => p.Location.Governorate).OfType<string>().Distinct().Order(ListColumn.Names)]
            : [];
    }

    private List<(DateOnly Day, string Words)> Steps(Situation situation)
    {
        var since = situation.Operation.Since;
        List<(DateOnly Day, string Words)> steps =
            [.. situation.Calendar.Due(Today).Select(m =>
                (m.End, Format.With(Texts.StepMeeting, ReportName.OfMeeting(m.Report), Format.Day(m.End))))];
        if (steps.Count == 0 || steps[0].Day > since)
        {
            steps.Insert(0, (since, Format.With(Texts.StepBaseline, Format.Day(since))));
        }

        if (steps[^1].Day < Today)
        {
            steps.Add((Today, Format.With(Texts.StepToday, Format.Day(Today))));
        }

        return steps;
    }

    private string WordsOfSteps => System.Text.Json.JsonSerializer.Serialize(_steps.Select(s => s.Words));

    private IEnumerable<(string, string, MapView)> Views()
    {
        var numbered = Places.Select(place => (_numbers[place.Location.Code], place)).ToList();
        if (!string.IsNullOrEmpty(Filter.Governorate) || !string.IsNullOrEmpty(Filter.District))
        {
            yield return (
                "map", Format.With(
                    Texts.MapOf, Format.List(new[] { Filter.District, Filter.Governorate }.Where(t => !string.IsNullOrEmpty(t)))),
                    MapView.Of(_outlines, numbered, Places));
            yield break;
        }

        yield return ("map", Texts.MapOfAll, MapView.Of(_outlines, numbered, []));
        if (Places.Count > MostDrawnTwice)
        {
            yield break;
        }

        foreach (var (crowd, index) in Places.GroupBy(p => p.Location.Governorate).Where(g => g.Key is not null && g.Count(MapView.IsPlaced) >= Crowd)
            .OrderByDescending(g => g.Count()).Select((g, i) => (g, i)))
        {
            yield return ($"map-{index}", Format.With(Texts.MapOf, crowd.Key), MapView.Of(_outlines, numbered, [.. crowd]));
        }
    }

    private string StepLink(int step) => Urls.Map(
        Operation, [.. Filter.Pairs().Where(p => p.Name != "day"),
            ("step", Math.Clamp(step, 0, _steps.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), .. LayerPairs]);

    // The same map with one of its layers otherwise.
    private string LayerLink(string name, string? value) =>
        Urls.Map(Operation, [.. Filter.Pairs(), .. LayerPairs.Select(p => p.Name == name ? (name, value) : p)]);

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
            _message = EnumText.Of(problem);
            return;
        }

        await SaveAsync(text);
    }

    private async Task TakeCountryAsync()
    {
        if (!_mayBring || CountryOutlines.Find(Context.Request.Form["country"]) is not { } text)
        {
            _message = Texts.OutlinesNeeded;
            return;
        }

        await SaveAsync(text);
    }

    private async Task SaveAsync(string geoJson)
    {
        await Outlines.SaveAsync(
            Held!.Stored, geoJson, Actor.Of(Person, Operation, Context.Connection.RemoteIpAddress?.ToString()), Clock.GetUtcNow(),
            Context.RequestAborted);
        Navigation.NavigateTo(Urls.Map(Operation));
    }
}
