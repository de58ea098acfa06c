using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Search;

/// <summary>
/// What is searched of an operation's records, where there are many of them. It tells which ones may be meant: <see cref="SiteSearch"/> then reads
/// them from the reader's own situation, so that nothing is found that the reader may not know.
/// </summary>
public sealed class SiteIndex
{
    private SiteIndex(SearchList<Convoy> convoys, SearchList<AccessRequest> requests, SearchList<object> others) =>
        (Convoys, Requests, Others) = (convoys, requests, others);

    /// <summary>Kinds whose records are found by their texts alone: most stand with a place or an arrangement, which is found by its name.</summary>
    public static IReadOnlyDictionary<Type, RecordKind> OtherKinds { get; } = new RecordKind[]
    {
        RecordKinds.Meetings, RecordKinds.Statuses, RecordKinds.Populations, RecordKinds.ArrangementParties, RecordKinds.Controls,
        RecordKinds.RouteStates, RecordKinds.Pullbacks, RecordKinds.Centres, RecordKinds.AllegationSteps, RecordKinds.Monitoring,
        RecordKinds.Appeals, RecordKinds.StatedFigures,
    }.ToDictionary(k => k.GetType().GenericTypeArguments[0]);

    internal SearchList<Convoy> Convoys { get; }

    internal SearchList<AccessRequest> Requests { get; }

    internal SearchList<object> Others { get; }

    /// <summary>The index of <paramref name="situation"/>.</summary>
    /// <param name="situation">What some readers may read.</param>
    /// <param name="before">An index of an earlier situation for the same readers: what has not changed since is taken from it.</param>
    /// <param name="whole">
    /// The index of all records, of which <paramref name="situation"/> holds a part: convoys that are the same in both are the same objects, and
    /// are written down once.
    /// </param>
    public static SiteIndex Of(Situation situation, SiteIndex? before = null, SiteIndex? whole = null)
    {
        object[] others = [.. OtherKinds.Values.SelectMany(k => k.RecordsIn(situation.Facts))];
        return new SiteIndex(
            Follow((whole ?? before)?.Convoys, situation.Facts.Convoys, (c, text) => Describe(c, situation, text)),
            Follow(before?.Requests, situation.Facts.Requests, (r, text) => Describe(r, situation, text)),
            Follow(before?.Others, others, Describe));
    }

    private static SearchList<T> Follow<T>(SearchList<T>? before, IReadOnlyList<T> records, Action<T, ISearchedText> describe) where T : class =>
        before?.With(records, describe) ?? new SearchList<T>(records, describe);

    private static void Describe(Convoy convoy, Situation situation, ISearchedText to)
    {
        to.Own(convoy.Ref);
        to.Own(convoy.Note);
        to.Text(convoy.Agencies);
        to.Text(convoy.Request);
        to.Text(convoy.Origin);
        to.Text(convoy.Route);
        to.Day(convoy.DepartedOn);
        foreach (var stop in situation.StopsOf(convoy.Ref))
        {
            to.Place(stop.Location);
            to.Day(stop.Day);
            to.Own(stop.Delivery.Ref);
            to.Own(stop.Delivery.Note);
            to.Text(stop.Delivery.ItemsRemoved);
            to.Party(stop.Delivery.RemovedBy);
        }

        foreach (var entry in situation.EventsOf(convoy.Ref))
        {
            to.Own(entry.Note);
            to.Text(entry.Reason);
            to.Party(entry.Party);
        }
    }

    private static void Describe(AccessRequest request, Situation situation, ISearchedText to)
    {
        to.Own(request.Ref);
        to.Own(request.Note);
        to.Party(request.Authority);
        to.Text(request.Plan);
        to.Day(request.SubmittedOn);
        foreach (var line in situation.LinesOf(request.Ref))
        {
            to.Place(line.Line.Location);
            foreach (var answer in line.Decisions)
            {
                to.Party(answer.Party);
                to.Own(answer.Conditions);
                to.Own(answer.Note);
            }

            foreach (var clearance in line.Clearances)
            {
                to.Text(clearance.Kind);
                to.Party(clearance.Party);
                to.Own(clearance.Note);
            }
        }
    }

    private static void Describe(object record, ISearchedText to)
    {
        foreach (var (column, text) in OtherKinds[record.GetType()].TextsOf(record))
        {
            if (column.Refers == RecordKinds.Locations)
            {
                to.Place(text);
            }
            else
            {
                to.Party(text);
            }
        }
    }
}
