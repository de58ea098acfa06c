using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>The count tells how far a published report is from what the records say of its period today (counting-rules.md section 10).</summary>
public static class RevisionCount
{
    /// <summary>
    /// The figures of <paramref name="published"/> that would be others today, in the order of the content, each with the records that
    /// moved it, by reference: those that, put back, change it (<see cref="ChangeEffects"/>). Where they cannot be told apart, the changed records
    /// that it counts; and where none of them accounts for one that came in or went out, that one itself.
    /// </summary>
    /// <param name="published">The report.</param>
    /// <param name="today">The report of the same period from <paramref name="situation"/>.</param>
    /// <param name="situation">The records as they are.</param>
    public static IReadOnlyList<ReportRevision> Compare(PublishedReport published, IReport today, Situation situation)
    {
        var revisions = new List<ReportRevision>();
        RevisionCauses? causes = null;
        var effects = ChangeEffects.Of(published, today, situation);
        var known = published.IsWhole ? null : Known(published, today);
        foreach (var figure in ReportRules.Of(published.Content).Figures)
        {
            var (before, now) = (figure.Value(published.Content), figure.Value(today.Content));
            var behind = FigureRecords.Behind(published.Records, figure.Path) ?? [];
            if (before == now || PublishedForm.IsZeroForUnknown(published.Content, before, now) || !behind.All(IsKnown))
            {
                continue;
            }

            var moving = effects is null
                ? (causes ??= new RevisionCauses(published, situation)).Of(behind, FigureRecords.Behind(today.Records, figure.Path) ?? [])
                : effects.MovedBy(figure);

            // Without a change that they know of, it is what they may not read that makes the difference.
            if (published.IsWhole || moving.Count > 0)
            {
                revisions.Add(new ReportRevision(published.Period.Number, figure.Path, before, now, moving));
            }
        }

        return revisions;

        bool IsKnown(string reference) => known is null || known.Contains(reference);
    }

    // The references of the records that somebody may read who may not read all: of those that count today, and of those that were changed.
    private static HashSet<string> Known(PublishedReport published, IReport today) => new(
        [.. today.Records.Values.SelectMany(r => r), .. published.Changes.SelectMany(c => c.Dependents.Append(c.Ref))], StringComparer.Ordinal);
}
