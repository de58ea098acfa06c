namespace AccessTracker.Domain.Reports;

/// <summary>
/// Every number that a report counts, by its path in the content: those that a published report is held to, and those of its lists.
/// </summary>
public static class ReportNumbers
{
    /// <summary>The numbers in the order of their kinds; null: unknown. Of a list of places or records, how many it holds.</summary>
    public static IReadOnlyDictionary<string, decimal?> Of(ReportContent content)
    {
        var numbers = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var figure in HeadlineFigure.All)
        {
            numbers[figure.Path] = figure.Value(content);
        }

        foreach (var series in content.OtherSeries)
        {
            foreach (var (window, people) in new[] { ("period", series.Period), ("cumulative", series.Cumulative) })
            {
                var path = $"otherSeries.{series.Track}.{series.Line}.{window}";
                numbers[$"{path}.distinct"] = people.Distinct;
                numbers[$"{path}.peopleTimes"] = people.PeopleTimes;
                numbers[$"{path}.deliveries"] = people.Deliveries;
                numbers[$"{path}.locations"] = people.Locations;
            }
        }

        foreach (var target in content.Targets)
        {
            numbers[$"targets.{target.Code}.reached"] = target.Reached;
            numbers[$"targets.{target.Code}.share"] = target.Share;
        }

        numbers["reached"] = content.Reached.Count;
        numbers["unreached"] = content.Unreached.Count;
        numbers["incidents"] = content.Incidents.Count;
        return numbers;
    }
}
