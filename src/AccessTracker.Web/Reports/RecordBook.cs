using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;

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
    public int Count => Stops.Count + Convoys.Count + Lines.Count + Statuses.Count + Populations.Count + Incidents.Count;
}

/// <summary>Looks up records by the references that a report keeps behind its figures.</summary>
public sealed class RecordBook(Situation situation)
{
    /// <summary>The records behind <paramref name="references"/>. A reference whose record was withdrawn since is left out.</summary>
    public RecordSet Find(IReadOnlyList<string> references)
    {
        var wanted = references.ToHashSet(StringComparer.Ordinal);
        return new RecordSet(
            [.. situation.Stops.Where(s => wanted.Contains(RecordRef.Of(s)))],
            [.. situation.Facts.Convoys.Where(c => wanted.Contains(RecordRef.Of(c)))],
            [.. situation.Lines.Where(l => wanted.Contains(RecordRef.Of(l)))],
            [.. situation.Facts.Statuses.Where(s => wanted.Contains(RecordRef.Of(s)))],
            [.. situation.Facts.Populations.Where(p => wanted.Contains(RecordRef.Of(p)))],
            [.. situation.Facts.Incidents.Where(i => wanted.Contains(RecordRef.Of(i)))]);
    }
}
