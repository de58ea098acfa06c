using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Ceasefire;

public sealed partial class AllegationsPage
{
    // A column is there to see where things stand; the list below has all of them.
    private const int MostCards = 6;

    private AllegationFilter _filter = new();
    private DateOnly _on;
    private IReadOnlyList<ListedAllegation> _all = [];
    private IReadOnlyList<ListedAllegation> _shown = [];
    private IReadOnlyList<(AllegationStage Stage, IReadOnlyList<ListedAllegation> Listed)> _columns = [];
    private IReadOnlyList<(AgeBand Band, long Count, int Entries)> _ages = [];
    private ListPage<ListedAllegation> _page = ListPage<ListedAllegation>.Empty;
    private bool _mayEnter;

    protected override Task ReadAsync(Situation situation)
    {
        if (!HasBegun)
        {
            return Task.CompletedTask;
        }

        var query = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        _filter = AllegationFilter.Of(Value);
        _on = _filter.On(Today);
        _all = ListedAllegation.All(situation, _on);
        _shown = _filter.Of(situation, _all);
        _columns = [.. Enum.GetValues<AllegationStage>().Select(s => (s, (IReadOnlyList<ListedAllegation>)[.. _shown.Where(a => a.Stage == s)]))];
        _ages = [.. _shown.Where(a => a.Age is not null).GroupBy(a => AgeBands.Of(a.Age!.Value)).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Sum(a => (long)a.History.Count), g.Count()))];
        _page = ListedAllegation.Order.Page(_shown, PageAt.Of(Value));
        _mayEnter = AccessPolicy.May(Person, Verb.Import, new Subject(Operation));
        return Task.CompletedTask;

        string? Value(string name) => query.TryGetValue(name, out var values) ? values[0] : null;
    }
}
