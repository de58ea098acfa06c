using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>The records that a figure's references stand for, by kind.</summary>
public sealed record RecordSet(
    IReadOnlyList<Stop> Stops,
    IReadOnlyList<Convoy> Convoys,
    IReadOnlyList<PermitLine> Lines,
    IReadOnlyList<StatusEntry> Statuses,
    IReadOnlyList<PopulationEstimate> Populations,
    IReadOnlyList<Incident> Incidents)
{
    /// <summary>The records of kinds that have no table of their own here.</summary>
    public IReadOnlyList<OtherRecord> Others { get; init; } = [];

    public int Count => Stops.Count + Convoys.Count + Lines.Count + Statuses.Count + Populations.Count + Incidents.Count + Others.Count;

    /// <summary>One page of all of them: deliveries first, then convoys, lines, statuses, populations, incidents, others.</summary>
    public (ListPage Page, RecordSet Records) At(PageAt page)
    {
        IReadOnlyList<IReadOnlyList<object>> kinds = [Stops, Convoys, Lines, Statuses, Populations, Incidents, Others];
        var found = RecordRow.Order.Page([.. kinds.SelectMany((records, kind) => records.Select(r => new RecordRow(kind, r)))], page);
        return (found, new RecordSet(Of<Stop>(), Of<Convoy>(), Of<PermitLine>(), Of<StatusEntry>(), Of<PopulationEstimate>(), Of<Incident>())
        {
            Others = Of<OtherRecord>(),
        });

        IReadOnlyList<T> Of<T>() => [.. found.Rows.Select(r => r.Record).OfType<T>()];
    }
}

/// <summary>A record that is named, and has a page.</summary>
public sealed record OtherRecord(string Kind, string Key);

/// <summary>Looks up records by the references that a report keeps behind its figures.</summary>
public sealed class RecordIndex(Situation situation)
{
    private static readonly IReadOnlyList<RecordKind> _shown =
        [RecordKinds.Deliveries, RecordKinds.Convoys, RecordKinds.RequestLines, RecordKinds.Statuses, RecordKinds.Populations, RecordKinds.Incidents];

    /// <summary>Those of <paramref name="records"/> that the reader of the situation may know of, by figure.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Known(IReadOnlyDictionary<string, IReadOnlyList<string>> records)
    {
        var facts = situation.Facts;
        var known = new HashSet<string>(
            [
                .. situation.Stops.Select(RecordRef.Of), .. facts.Convoys.Select(RecordRef.Of), .. situation.Lines.Select(RecordRef.Of),
                .. facts.Statuses.Select(RecordRef.Of), .. facts.Populations.Select(RecordRef.Of), .. facts.Incidents.Select(RecordRef.Of),
                .. RecordKinds.Standard.Records.Where(k => !_shown.Contains(k)).SelectMany(k => k.ReferencesIn(facts)).Select(r => r.Reference),
            ],
            StringComparer.Ordinal);
        return records.ToDictionary(r => r.Key, IReadOnlyList<string> (r) => [.. r.Value.Where(known.Contains)], StringComparer.Ordinal);
    }

    /// <summary>
    /// The records behind <paramref name="references"/>, each kind in the order of <see cref="RecordRow.Order"/>. A reference whose record was
    /// withdrawn since is left out.
    /// </summary>
    public RecordSet Find(IReadOnlyList<string> references)
    {
        var wanted = references.ToHashSet(StringComparer.Ordinal);
        var kinds = new HashSet<string>(wanted.Select(r => r[..Math.Max(0, r.IndexOf(':', StringComparison.Ordinal))]), StringComparer.Ordinal);
        return new RecordSet(
            Of(RecordKinds.Deliveries, situation.Stops, RecordRef.Of),
            Of(RecordKinds.Convoys, situation.Facts.Convoys, RecordRef.Of),
            Of(RecordKinds.RequestLines, situation.Lines, RecordRef.Of),
            [.. Of(RecordKinds.Statuses, situation.Facts.Statuses, RecordRef.Of)
                .OrderBy(s => s.Location, StringComparer.Ordinal).ThenBy(s => s.From).ThenBy(s => s.Authority, StringComparer.Ordinal)],
            [.. Of(RecordKinds.Populations, situation.Facts.Populations, RecordRef.Of)
                .OrderBy(p => p.Location, StringComparer.Ordinal).ThenBy(p => p.AsOf).ThenBy(p => p.Authority, StringComparer.Ordinal)],
            [.. Of(RecordKinds.Incidents, situation.Facts.Incidents, RecordRef.Of).OrderBy(i => i.Day).ThenBy(i => i.Ref, StringComparer.Ordinal)])
        {
            Others =
            [
                .. RecordKinds.Standard.Records.Where(k => kinds.Contains(k.Name) && !_shown.Contains(k))
                    .SelectMany(k =>
                        k.ReferencesIn(situation.Facts).Where(r => wanted.Contains(r.Reference)).Select(r => new OtherRecord(k.Name, r.Key)))
                    .OrderBy(r => r.Kind, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal),
            ],
        };

        // Of a kind that none of the references is of, nothing is looked at.
        List<T> Of<T>(RecordKind kind, IReadOnlyList<T> records, Func<T, string> reference) =>
            kinds.Contains(kind.Name) ? [.. records.Where(r => wanted.Contains(reference(r)))] : [];
    }
}
