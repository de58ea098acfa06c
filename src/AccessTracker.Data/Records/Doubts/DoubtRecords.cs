using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>What a record is held against: the operation's own records, and those that are about to be saved with it.</summary>
internal sealed class DoubtRecords
{
    private readonly Situation _situation;
    private readonly Lazy<Dictionary<string, AccessRequest>> _requests;
    private readonly Lazy<Dictionary<(string Request, string Location), long?>> _lines;
    private readonly Dictionary<string, DateOnly?> _submitted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly?> _departed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _underRequest = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Request, string Location), long?> _requested = [];
    private readonly Dictionary<string, long?> _reached = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, long?>> _stops;
    private readonly Dictionary<string, List<(DateOnly Day, long People)>> _estimates = new(StringComparer.Ordinal);

    public DoubtRecords(Situation situation)
    {
        _situation = situation;
        _requests = new(() => situation.Facts.Requests.ToDictionary(r => r.Ref, StringComparer.Ordinal));
        _stops = new(() => situation.Facts.Deliveries.ToDictionary(d => d.Ref, d => d.PeopleReached, StringComparer.Ordinal));
        _lines = new(() => situation.Facts.Lines.ToDictionary(l => (l.Request, l.Location), l => l.PeopleRequested));
    }

    /// <summary>Keeps of a record that is about to be saved what others are held against.</summary>
    public void Note(DoubtRow row)
    {
        switch (row.Table)
        {
            case var kind when kind == RecordKinds.Requests:
                _submitted[row.Key] = row.Day("submitted_on");
                break;
            case var kind when kind == RecordKinds.RequestLines && row is var line && line.Text("request") is { } request
                && line.Text("location") is { } location:
                _requested[(request, location)] = line.Number("people_requested");
                break;
            case var kind when kind == RecordKinds.Convoys:
                _departed[row.Key] = row.Day("departed_on");
                _underRequest[row.Key] = row.Text("request");
                break;
            case var kind when kind == RecordKinds.Deliveries:
                _reached[row.Key] = row.Number("people_reached");
                break;
            case var kind when kind == RecordKinds.Populations && row.Text("location") is { } place && row.Day("as_of") is { } day
                && row.Number("people") is { } people:
                if (!_estimates.TryGetValue(place, out var estimates))
                {
                    _estimates.Add(place, estimates = []);
                }

                estimates.Add((day, people));
                break;
            default:
                break;
        }
    }

    public DateOnly? Submitted(string? request) =>
        request is null ? null : _submitted.TryGetValue(request, out var day) ? day : _requests.Value.GetValueOrDefault(request)?.SubmittedOn;

    public DateOnly? Departed(string? convoy) =>
        convoy is null ? null : _departed.TryGetValue(convoy, out var day) ? day : _situation.Convoys.GetValueOrDefault(convoy)?.DepartedOn;

    /// <summary>The request that the convoy travels under; null: none is named.</summary>
    public string? RequestOf(string? convoy) =>
        convoy is null ? null : _underRequest.TryGetValue(convoy, out var request) ? request : _situation.Convoys.GetValueOrDefault(convoy)?.Request;

    public long? Requested(string? request, string? location) =>
        request is null || location is null
            ? null
            : _requested.TryGetValue((request, location), out var people) ? people : _lines.Value.GetValueOrDefault((request, location));

    /// <summary>The people reached at a stop, as it says itself; null: unknown.</summary>
    public long? Reached(string? delivery) =>
        delivery is null ? null : _reached.TryGetValue(delivery, out var people) ? people : _stops.Value.GetValueOrDefault(delivery);

    /// <summary>The latest estimate at the place by the end of that day; null: unknown.</summary>
    public long? Population(string? location, DateOnly? day) => location is null || day is not { } on ? null : Latest(location, on)?.People;

    /// <summary>The latest estimate at the place before that day, and its day.</summary>
    public (long People, DateOnly Day)? EstimateBefore(string? location, DateOnly day) =>
        location is null || day == DateOnly.MinValue ? null : Latest(location, day.AddDays(-1));

    private (long People, DateOnly Day)? Latest(string location, DateOnly day)
    {
        (long, DateOnly)? stored = _situation.Locations.ContainsKey(location) && _situation.PopulationOn(location, day) is { } known
            ? (known.People, known.AsOf)
            : null;
        (long, DateOnly)? noted = _estimates.TryGetValue(location, out var estimates) && estimates.Exists(e => e.Day <= day)
            ? estimates.Where(e => e.Day <= day).OrderBy(e => e.Day).Select(e => (e.People, e.Day)).Last()
            : null;
        return noted is { } own && (stored is not { } other || own.Item2 >= other.Item2) ? own : stored;
    }
}
