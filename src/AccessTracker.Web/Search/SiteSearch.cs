using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Search;

/// <summary>
/// Finds what somebody looks for in one operation, among what they may read: the situation that is searched is the reader's own, in which nothing
/// else is. Every word has to be found in a record, or in one stop of it: "madaya march" finds the convoys that came to Madaya in a March.
/// </summary>
public sealed class SiteSearch
{
    /// <summary>Of each kind so many are shown; a word more narrows it down.</summary>
    public const int MostOfGroup = 20;

    private readonly Situation _situation;
    private readonly SiteIndex _index;
    private readonly string _operation;
    private readonly IReadOnlyList<SearchWord> _words;
    private readonly Person _person;
    private readonly SearchList<WithdrawnContent>? _withdrawn;

    // The words that are what a kind is called: there may be a million records of it.
    private readonly HashSet<SearchWord> _ofConvoys;
    private readonly HashSet<SearchWord> _ofRequests;
    private readonly HashSet<SearchWord> _ofIncidents;
    private readonly HashSet<SearchWord> _ofAllegations;

    /// <param name="held">The operation as the reader may read it.</param>
    /// <param name="index">The index of that (<see cref="SiteIndexes"/>).</param>
    /// <param name="person">The reader.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="withdrawn">What of it is withdrawn, as the reader may read it; null: it is not searched.</param>
    public SiteSearch(OperationState held, SiteIndex index, Person person, string text, SearchList<WithdrawnContent>? withdrawn = null)
    {
        _withdrawn = withdrawn;
        (_situation, _index, _operation, _person) = (held.Situation, index, held.Situation.Operation.Code, person);
        _words =
        [
            .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8).Select(w => new SearchWord(w, _situation))
                .Where(w => !w.Text.IsBlank),
        ];
        (_ofConvoys, _ofRequests) = (Called(Texts.Convoys), Called(Texts.Requests));
        (_ofIncidents, _ofAllegations) = (Called(Texts.Incidents), Called(Texts.Allegations));
    }

    /// <summary>The groups in which something was found.</summary>
    /// <param name="today">Reports are those that there are by this day.</param>
    public IReadOnlyList<SearchGroup> Find(DateOnly today) => _words.Count == 0 ? [] :
    [
        .. new[]
        {
            Group(RecordText.Kinds(RecordKinds.Locations), Locations()),
            Group(Texts.SearchActions, Actions()),
            Group(Texts.Convoys, Convoys()),
            Group(Texts.Requests, Requests()),
            Group(Texts.Reports, Reports(today)),
            Group(Texts.Incidents, Incidents()),
            Group(Texts.Allegations, Allegations()),
            Group(Texts.SearchOthers, Others()),
            Group(Texts.WithdrawnRecords, _withdrawn is null ? [] : new WithdrawnSearch(_situation, _words).Find(_withdrawn)),
            Group(Texts.SearchPages, Pages()),
        }.Where(g => g.Hits.Count > 0),
    ];

    private HashSet<SearchWord> Called(string kind) => [.. _words.Where(w => w.IsKind(kind))];

    private static SearchGroup Group(string title, IEnumerable<SearchHit> hits)
    {
        SearchHit[] found = [.. hits.Take(MostOfGroup + 1)];
        return new SearchGroup(title, [.. found.Take(MostOfGroup)], found.Length > MostOfGroup);
    }

    // Those whose name begins so come before those that only hold it.
    private IEnumerable<Location> Named() => _situation.Locations.Values
        .Where(l => _words.All(w => w.Text.IsNamed(l) || w.Text.IsInRef(l.Code) || w.Text.IsIn(l.Governorate) || w.IsKind(Texts.Locations)))
        .OrderBy(l => _words.Any(w => LocationName.Keys(l).Any(w.IsBeginOf)) ? 0 : 1)
        .ThenBy(ShownName.Of, ShownName.Order);

    private IEnumerable<SearchHit> Locations() => Named().Select(l => new SearchHit(
        ShownName.Both(l), LocationLine.Of(l, _situation), Urls.Location(_operation, l.Code)));

    // Only where one place is meant, for a place that somebody may log for.
    private IEnumerable<SearchHit> Actions()
    {
        var places = _situation.Locations.Values.Where(l => _words.Any(w => w.Text.IsNamed(l))).Take(4).ToList();
        if (places.Count is 0 or > 3 || !AccessPolicy.May(_person, Verb.Import, new Subject(_operation)))
        {
            yield break;
        }

        foreach (var place in places)
        {
            yield return new SearchHit(Format.With(Texts.SearchLogConvoy, ShownName.Of(place)), null, Urls.EnterConvoyTo(_operation, place.Code));
            yield return new SearchHit(Format.With(Texts.SearchAsk, ShownName.Of(place)), null, Urls.EnterRequest(_operation, place.Code));
        }
    }

    private IEnumerable<SearchHit> Convoys() => _index.Convoys.FindBackwards([.. _words.Except(_ofConvoys)])
        .Select(c => (Convoy: c, Stops: _situation.StopsOf(c.Ref)))
        .Select(m => (m.Convoy, m.Stops, Stop: m.Stops.FirstOrDefault(s => _words.All(w => Is(w, m.Convoy) || Is(w, s)))))
        .Where(m => m.Stop is not null || (m.Stops.Count == 0 && _words.All(w => Is(w, m.Convoy))))
        .Select(m => new SearchHit(
            RecordText.Name("convoy", m.Convoy.Ref, _situation),
            m.Stop is { } stop
                ? Format.List([ShownName.Of(_situation.Locations[stop.Location]), Format.Day(stop.Day), EnumText.Of(stop.Delivery.Outcome)])
                : m.Convoy.DepartedOn is { } day ? Format.Day(day) : null,
            Urls.Convoy(_operation, m.Convoy.Ref)));

    private bool Is(SearchWord word, Convoy convoy) => word.Text.IsInRef(convoy.Ref) || word.Text.IsIn(convoy.Agencies)
        || word.Text.IsIn(convoy.Request) || word.Text.IsIn(convoy.Origin) || word.Text.IsIn(convoy.Route) || word.Text.IsIn(convoy.Note)
        || _ofConvoys.Contains(word) || (convoy.DepartedOn is { } day && word.IsWhen(day))
        || _situation.EventsOf(convoy.Ref).Any(e => word.IsBy(e.Party) || word.Text.IsIn(e.Reason) || word.Text.IsIn(e.Note));

    private static bool Is(SearchWord word, Stop stop) =>
        word.Text.IsAt(stop.Location) || word.IsWhen(stop.Day) || word.Text.IsInRef(stop.Delivery.Ref) || word.Text.IsIn(stop.Delivery.Note)
        || word.Text.IsIn(stop.Delivery.ItemsRemoved) || word.IsBy(stop.Delivery.RemovedBy);

    private IEnumerable<SearchHit> Requests() => _index.Requests.FindBackwards([.. _words.Except(_ofRequests)])
        .Where(r => _words.All(w => Is(w, r) || _situation.LinesOf(r.Ref).Any(l => Is(w, l))))
        .Select(r => new SearchHit(
            RecordText.Name("request", r.Ref, _situation),
            Format.List([r.Authority, Format.Day(r.SubmittedOn)]), Urls.Request(_operation, r.Ref)));

    private bool Is(SearchWord word, AccessRequest request) => word.Text.IsInRef(request.Ref) || word.IsBy(request.Authority)
        || word.Text.IsIn(request.Plan) || word.Text.IsIn(request.Note) || _ofRequests.Contains(word) || word.IsWhen(request.SubmittedOn);

    private static bool Is(SearchWord word, PermitLine line) => word.Text.IsAt(line.Line.Location)
        || line.Decisions.Any(d => word.IsBy(d.Party) || word.Text.IsIn(d.Conditions) || word.Text.IsIn(d.Note))
        || line.Clearances.Any(c => word.Text.IsIn(c.Kind) || word.IsBy(c.Party) || word.Text.IsIn(c.Note));

    private IEnumerable<SearchHit> Reports(DateOnly today) => _situation.Reports(today).Reverse()
        .Where(p => _words.All(w => w.Number == p.Number || w.IsKind(Texts.Reports) || w.IsWhen(p.End) || w.IsKind(ReportName.Of(p.Report))))
        .Select(p => new SearchHit(ReportName.Of(p.Report), Format.Day(p.End), Urls.Report(_operation, p.Report)));

    private IEnumerable<SearchHit> Incidents() => _situation.Facts.Incidents.Reverse()
        .Where(i => _words.All(w => w.Text.IsInRef(i.Ref) || w.Text.IsIn(i.Kind) || w.IsBy(i.Party) || w.Text.IsIn(i.Description)
            || w.Text.IsIn(i.Convoy) || _ofIncidents.Contains(w) || w.IsWhen(i.Day) || (i.Location is { } at && w.Text.IsAt(at))))
        .Select(i => new SearchHit(
            RecordText.Name("incident", i.Ref, _situation),
            Format.List([EnumText.OfFree(i.Kind), Format.Day(i.Day)]), Urls.Record(_operation, "incident", i.Ref)));

    private IEnumerable<SearchHit> Allegations() => _situation.Facts.Ceasefire.Allegations.Reverse()
        .Where(a => _words.All(w => w.Text.IsInRef(a.Ref) || w.Text.IsIn(a.Kind) || w.IsBy(a.Party) || w.Text.IsIn(a.Description)
            || w.Text.IsIn(a.Governorate) || _ofAllegations.Contains(w) || w.IsWhen(a.Day) || (a.Location is { } at && w.Text.IsAt(at))))
        .Select(a => new SearchHit(
            RecordText.Name("allegation", a.Ref, _situation),
            Format.List([EnumText.OfFree(a.Kind), Format.Day(a.Day)]), Urls.Allegation(_operation, a.Ref)));

    // Of these there are few.
    private IEnumerable<SearchHit> Others()
    {
        var ceasefire = _situation.Facts.Ceasefire;
        return Named("party", ceasefire.Parties, p => p.Code, p => p.Note)
            .Concat(Named("arrangement", ceasefire.Arrangements, a => a.Code, a => a.Note))
            .Concat(Named("route", ceasefire.Routes, r => r.Code, r => r.Note))
            .Concat(Titled("commitment", ceasefire.Commitments.Select(c => (c.Code, new[] { c.Name, c.MadeBy, c.Consequence }))))
            .Concat(Titled("event", ceasefire.Events.Select(e => (e.Ref, new[] { e.Title, e.TitleAr, e.Reference }))))
            .Concat(Titled("target", _situation.Facts.Targets.Select(t => (t.Code, new string?[] { t.Name, t.Source }))))
            .Concat(new PartSearch(_situation, _words).Find(_index));
    }

    private IEnumerable<SearchHit> Named<T>(string kind, IEnumerable<T> records, Func<T, string> key, Func<T, string?> note) where T : INamed =>
        records
        .Where(r => _words.All(w => w.Text.IsInRef(key(r)) || ShownName.All(r).Append(note(r)).Any(w.Text.IsIn) || w.IsKind(RecordText.Kind(kind))))
        .Select(r => new SearchHit($"{RecordText.Kind(kind)}{Texts.Colon}{ShownName.Both(r)}", key(r), Urls.Record(_operation, kind, key(r))));

    private IEnumerable<SearchHit> Titled(string kind, IEnumerable<(string Key, string?[] Texts)> records) => records
        .Where(r => _words.All(w => w.Text.IsInRef(r.Key) || r.Texts.Any(w.Text.IsIn) || w.IsKind(RecordText.Kind(kind))))
        .Select(r => new SearchHit($"{RecordText.Kind(kind)}{Texts.Colon}{r.Texts[0]}", r.Key, Urls.Record(_operation, kind, r.Key)));

    private IEnumerable<SearchHit> Pages() => new (string Title, string Url)[]
    {
        (Texts.Overview, Urls.Overview(_operation)), (Texts.NotReached, Urls.Unreached(_operation)), (Texts.Reports, Urls.Reports(_operation)),
        (Texts.Locations, Urls.Locations(_operation)), (Texts.Requests, Urls.Requests(_operation)), (Texts.Convoys, Urls.Convoys(_operation)),
        (Texts.Incidents, Urls.Incidents(_operation)), (Texts.Ceasefire, Urls.Ceasefire(_operation)), (Texts.FunnelTitle, Urls.Funnel(_operation)),
        (Texts.MapTitle, Urls.Map(_operation)), (Texts.TrendsTitle, Urls.Trends(_operation)), (Texts.Targets, Urls.Targets(_operation)),
        (Texts.AlertsTitle, Urls.Alerts(_operation)), (Texts.Files, Urls.Files(_operation)), (Texts.EnterTitle, Urls.Enter(_operation)),
    }.Where(p => _words.All(w => w.Text.IsInRef(p.Title))).Select(p => new SearchHit(p.Title, null, p.Url));
}
