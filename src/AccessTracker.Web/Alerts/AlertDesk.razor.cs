using AccessTracker.Data.Alerts;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;
using AccessTracker.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Alerts;

/// <summary>
/// What the list and the form of one snooze do, in a circuit and for many alerts at once. What is asked for stands in the address; what a colleague
/// has decided meanwhile is told and stays.
/// </summary>
public sealed partial class AlertDesk
{
    // What was chosen, as it was seen then: by that the store tells whether somebody else has decided meanwhile.
    private readonly Dictionary<string, SeenAlert> _chosen = new(StringComparer.Ordinal);
    private DeskPart? _part;
    private DeskGrid<SeenAlert>? _grid;
    private SeenAlerts? _seen;
    private AlertFilter _filter = new(null);
    private IReadOnlyList<SeenAlert> _listed = [];
    private Dictionary<string, List<SeenAlert>> _groups = [];
    private IReadOnlyDictionary<string, DateTimeOffset> _fired = new Dictionary<string, DateTimeOffset>();
    private IReadOnlyList<SnoozeChange> _undo = [];
    private string? _sort;
    private bool _isDescending;
    private string? _until;
    private string? _reason;
    private string? _said;
    private string? _fault;
    private bool _isBusy;
    private bool _isGone;

    [Inject]
    public required AlertReader Reader { get; init; }

    [Inject]
    public required AlertStore Store { get; init; }

    /// <summary>What the address asks for, as it stands there; empty: nothing.</summary>
    [Parameter]
    public string Said { get; set; } = "";

    private DateOnly Day => Situation!.Operation.DayOf(Clock.GetUtcNow());

    private IEnumerable<(string Name, string? Value)> Pairs =>
        [.. _filter.Pairs(), ("sort", _sort), ("dir", _sort is not null && _isDescending ? "desc" : null)];

    protected override async Task ReadAsync(Situation situation)
    {
        _isGone = !AlertRights.MaySnoozeAny(Person, Operation);
        if (_isGone)
        {
            return;
        }

        if (_seen is null)
        {
            var asked = QueryHelpers.ParseQuery(Said);
            _filter = AlertFilter.Of(name => asked.GetValueOrDefault(name));
            (_sort, _isDescending) = (asked.GetValueOrDefault("sort"), asked.GetValueOrDefault("dir") == "desc");
        }

        _seen = await Reader.ReadAsync(Held!, Person, Gone);
        _fired = await Store.FiredAsync(Held!.Id, Gone);
        Forget();
        await ShowAsync();
    }

    // What has ended is not snoozed any more; and it is said, for somebody has chosen it.
    private void Forget()
    {
        var standing = _seen!.All.Select(a => a.Alert.Key).ToHashSet(StringComparer.Ordinal);
        var ended = _chosen.Values.Where(a => !standing.Contains(a.Alert.Key)).ToList();
        ended.ForEach(a => _chosen.Remove(a.Alert.Key));
        _said = ended.Count == 0 ? _said
            : Format.With(Texts.AlertsEnded, Format.LongList(ended.Select(a => AlertText.Of(a.Alert, Situation!))));
    }

    private async Task ShowAsync(bool toFirst = false)
    {
        _listed = [.. _seen!.All.Where(_filter.Has)];
        _groups = _listed.GroupBy(AlertChoice.GroupOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList());
        if (_grid is not null)
        {
            await _grid.RefreshAsync(toFirst);
        }
    }

    private async Task SetAsync((string Name, string? Value) field)
    {
        _filter = AlertFilter.Of(name => _filter.Pairs().Append(field).Last(p => p.Name == name).Value);
        Keep();
        await ShowAsync(toFirst: true);
    }

    private void Note(DeskAsk ask)
    {
        (_sort, _isDescending) = (ask.Sort, ask.IsDescending);
        Keep();
    }

    private void Keep() => _part!.KeepAddress(Urls.AlertDesk(Operation, Pairs));

    private Task<DeskRows<SeenAlert>> RowsAsync(DeskAsk ask)
    {
        var rows = AlertChoice.Ordered(_listed, ask);
        return Task.FromResult(new DeskRows<SeenAlert>([.. rows.Skip(ask.Skip).Take(ask.Take)], rows.Count));
    }

    private bool MaySnooze(SeenAlert seen) => AlertRights.MaySnooze(Person, Situation!, seen.Alert);

    private string NameOf(string group) => group == AlertFilter.NoPlace ? Texts.AlertNoPlace : AlertText.Place(group, Situation!);

    private void Choose(IEnumerable<SeenAlert> alerts, bool isChosen)
    {
        foreach (var seen in alerts)
        {
            if (isChosen)
            {
                _chosen[seen.Alert.Key] = seen;
            }
            else
            {
                _chosen.Remove(seen.Alert.Key);
            }
        }
    }

    private async Task SnoozeAsync()
    {
        if (Chosen(_ => true) is not { } chosen)
        {
            return;
        }

        (var typed, _fault) = TypedSnooze.Read(_until, _reason, Day);
        if (typed is not null)
        {
            await ActAsync(
                [.. chosen.Select(a => new SnoozeChange(a.Alert.Key, a.Snooze, typed.Until, typed.Reason))],
                done => Format.With(Texts.AlertsSnoozedNow, done, Format.Day(typed.Until)));
        }
    }

    private Task WakeAsync() => Chosen(a => a.Snooze is not null) is { } chosen
        ? ActAsync([.. chosen.Select(a => new SnoozeChange(a.Alert.Key, a.Snooze, null, ""))], done => Format.With(Texts.AlertsWokenNow, done))
        : Task.CompletedTask;

    private Task UndoAsync() => ActAsync(_undo, done => Format.With(Texts.AlertsUndone, done));

    private List<SeenAlert>? Chosen(Func<SeenAlert, bool> isFor)
    {
        List<SeenAlert> chosen = [.. _chosen.Values.Where(isFor)];
        _fault = chosen.Count > 0 ? null : _chosen.Count == 0 ? Texts.AlertChooseFirst : Texts.AlertNoneSnoozed;
        return chosen.Count > 0 ? chosen : null;
    }

    private async Task ActAsync(IReadOnlyList<SnoozeChange> changes, Func<int, string> tell)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            (_fault, _said) = (null, null);
            if (await AskAsync() is not var (state, actor) || AccessPolicy.Ceiling(Person, Operation) is not { } level)
            {
                _isGone = true;
                return;
            }

            // The store asks for no right. What has ended, or is not shown to this person any more, is left out: it may be known here from before.
            var before = (await Reader.ReadAsync(state, Person, Gone)).All.ToDictionary(a => a.Alert.Key, StringComparer.Ordinal);
            List<SnoozeChange> standing = [.. changes.Where(c => before.ContainsKey(c.Key))];
            if (!standing.TrueForAll(c => MaySnooze(before[c.Key])))
            {
                _isGone = true;
                return;
            }

            var overtaken = await Store.ChangeSnoozesAsync(state.Stored, standing, level, actor, Clock.GetUtcNow(), Gone);
            if (await LookAsync() && !_isGone)
            {
                Tell(standing, overtaken, before, tell);
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string Told(SeenAlert seen)
    {
        var text = AlertText.Of(seen.Alert, Situation!);
        return seen.Snooze is { } snooze ? $"{text} {Format.With(Texts.AlertSnoozedBy, snooze.By, Format.Day(snooze.Until))}" : text;
    }

    private void Tell(
        IReadOnlyList<SnoozeChange> changes, IReadOnlyList<string> overtaken, Dictionary<string, SeenAlert> before, Func<int, string> tell)
    {
        var after = _seen!.All.ToDictionary(a => a.Alert.Key, StringComparer.Ordinal);
        List<SnoozeChange> done = [.. changes.Where(c => !overtaken.Contains(c.Key) && after.ContainsKey(c.Key))];
        _undo =
        [
            .. done.Select(c => new SnoozeChange(
                c.Key, after[c.Key].Snooze, before.GetValueOrDefault(c.Key)?.Snooze?.Until, before.GetValueOrDefault(c.Key)?.Snooze?.Reason ?? "")),
        ];
        _said = done.Count == 0 ? _said : tell(done.Count);

        // They stay chosen, as they are now: whoever means it all the same does it again.
        _chosen.Clear();
        foreach (var key in overtaken.Where(after.ContainsKey))
        {
            _chosen[key] = after[key];
        }

        if (overtaken.Count > 0)
        {
            _fault = Format.With(
                Texts.AlertsOvertaken, overtaken.Count,
                Format.LongList(overtaken.Where(after.ContainsKey).Select(k => Told(after[k]))));
        }
        else
        {
            (_until, _reason) = (null, null);
        }
    }
}
