using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// The causes are the changed records that may account for a figure that moved, by what it counts: where they are too many to look what each of
/// them does (<see cref="ChangeEffects"/>).
/// </summary>
internal sealed class RevisionCauses
{
    // By reference of a record: the changed ones that bear on what it counts for, and those that only bear on whether it counts.
    private readonly Dictionary<string, HashSet<string>> _counting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _belonging = new(StringComparer.Ordinal);
    private readonly bool _isWhole;

    public RevisionCauses(PublishedReport published, Situation situation)
    {
        _isWhole = published.IsWhole;
        foreach (var change in published.Changes)
        {
            Note(_counting, change.Ref, [change.Ref]);
            switch (change.Kind)
            {
                case "delivery":
                    Note(_counting, change.Ref, OfConvoy(situation, change));
                    Note(_belonging, change.Ref, Permits(situation, change));
                    break;
                case "convoy":
                    Note(_counting, change.Ref, [.. change.Dependents, .. OfConvoy(situation, change)]);
                    Note(_belonging, change.Ref, Permits(situation, change));
                    break;
                case "request":
                    Note(_counting, change.Ref, change.Dependents);
                    break;
                case "allegation_step":
                    Note(_counting, change.Ref, [RecordRef.OfOwner("allegation", change.Ref)]);
                    break;
                case "status":
                    Note(_belonging, change.Ref,
                        [.. situation.StopsAt(change.Location!).Select(RecordRef.Of),
                            .. situation.PopulationsOf(change.Location!).Select(RecordRef.Of)]);
                    break;
                case "population":
                    Note(_counting, change.Ref, Sharing(situation, change.Location!));
                    Note(_belonging, change.Ref,
                        [.. situation.StatusesOf(change.Location!).Select(RecordRef.Of),
                            .. situation.StopsAt(change.Location!).Select(RecordRef.Of)]);
                    break;
                case "location":
                    Note(_belonging, change.Ref, change.Dependents);
                    break;
            }
        }
    }

    /// <summary>
    /// For a figure that was counted from <paramref name="before"/> and now is from <paramref name="after"/>: the references, in ordinal order.
    /// </summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (then, now) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        var causes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var reference in then.Union(now))
        {
            var found = _counting.GetValueOrDefault(reference);
            causes.UnionWith(found ?? []);
            if (then.Contains(reference) && now.Contains(reference))
            {
                continue;
            }

            var belonging = _belonging.GetValueOrDefault(reference);
            causes.UnionWith(belonging ?? []);

            // To somebody who may not read everything, it may have come in or gone out by what is hidden from them.
            if (found is null && belonging is null && _isWhole)
            {
                causes.Add(reference);
            }
        }

        return [.. causes];
    }

    // The convoy, and the stops that share its total.
    private static IEnumerable<string> OfConvoy(Situation situation, RecordChange change) =>
        situation.Convoys.TryGetValue(change.Convoy!, out var convoy)
        ? [RecordRef.Of(convoy), .. situation.StopsOf(convoy.Ref).Where(s => s.TakesPart).Select(RecordRef.Of)]
        : [];

    // Those that it may have used.
    private static IEnumerable<string> Permits(Situation situation, RecordChange change) =>
        situation.Convoys.TryGetValue(change.Convoy!, out var convoy)
        ? situation.StopsOf(convoy.Ref).SelectMany(s => situation.LinesAt(s.Location)).Where(l => l.Request.Ref == convoy.Request)
            .Select(RecordRef.Of)
        : [];

    private static IEnumerable<string> Sharing(Situation situation, string location) => situation.StopsAt(location)
        .Where(s => s.TakesPart)
        .SelectMany(s => situation.StopsOf(s.Convoy.Ref))
        .Where(s => s.TakesPart)
        .Select(RecordRef.Of);

    private static void Note(Dictionary<string, HashSet<string>> causes, string cause, IEnumerable<string> references)
    {
        foreach (var reference in references)
        {
            if (!causes.TryGetValue(reference, out var found))
            {
                causes[reference] = found = new HashSet<string>(StringComparer.Ordinal);
            }

            found.Add(cause);
        }
    }
}
