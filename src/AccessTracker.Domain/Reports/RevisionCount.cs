namespace AccessTracker.Domain.Reports;

/// <summary>How far a published report is from what the records say of its period today (counting-rules.md section 10).</summary>
public static class RevisionCount
{
    /// <summary>
    /// The figures of <paramref name="published"/> that would be others today, in the order of the content, each with the records that
    /// moved it, by reference. Where no changed record accounts for one that came in or went out, that one itself is named.
    /// </summary>
    /// <param name="published">The report.</param>
    /// <param name="today">The report of the same period from <paramref name="situation"/>.</param>
    /// <param name="situation">The records as they are.</param>
    public static IReadOnlyList<ReportRevision> Compare(PublishedReport published, WeeklyReport today, Situation situation)
    {
        var revisions = new List<ReportRevision>();
        RevisionCauses? causes = null;
        foreach (var figure in HeadlineFigure.All)
        {
            var (before, now) = (figure.Value(published.Content), figure.Value(today.Content));
            if (before == now || (published.OfAllRecords is { } all && figure.Value(all) != now))
            {
                continue;
            }

            causes ??= new RevisionCauses(published, situation);
            revisions.Add(new ReportRevision(
                published.Period.Number,
                figure.Path,
                before,
                now,
                causes.Of(FigureRecords.Behind(published.Records, figure.Path) ?? [], FigureRecords.Behind(today.Records, figure.Path) ?? [])));
        }

        return revisions;
    }
}
