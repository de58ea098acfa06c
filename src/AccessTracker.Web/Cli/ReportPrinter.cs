using System.Globalization;
using System.Text;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Cli;

/// <summary>Prints reports: as text for a person, as the object of the report's format for a program.</summary>
internal sealed class ReportPrinter(TextWriter output)
{
    /// <summary>A line for each report; with <paramref name="json"/>, a list of all of them.</summary>
    public async Task PrintAllAsync(IReadOnlyList<ReportView> reports, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync($"[{string.Join(",\n", reports.Select(Json))}]");
            return;
        }

        foreach (var report in reports)
        {
            await output.WriteLineAsync(Line(report));
        }
    }

    public Task PrintAsync(ReportView report, bool json) => output.WriteLineAsync(json ? Json(report) : Text(report));

    private static string Json(ReportView report) => ReportObject.Write(report.Header, report.Content);

    private static string Line(ReportView report)
    {
        var content = report.Content;
        return $"{report.Header.Number,3}  {Show.Iso(content.ReportDate)}  {Word.Of(report.Header.State),-9}  "
            + $"people {report.Sums.At("people.period.total.distinct", content.People.Period.Total.Distinct)} this period, {report.Sums.At("people.cumulative.total.distinct", content.People.Cumulative.Total.Distinct)} to date; "
            + $"besieged {content.Coverage.Besieged.ReachedInPeriod} of {content.Coverage.Besieged.Locations}; "
            + $"not reached {content.Unreached.Count}; pending {content.Permits.Pending}; trucks {report.Sums.At("convoys.period.trucks", content.Convoys.Period.Trucks)}";
    }

    private static string Text(ReportView report)
    {
        var content = report.Content;
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{content.Operation.Name}")
            .AppendLine(CultureInfo.InvariantCulture, $"Report {report.Header.Number} ({Word.Of(report.Header.State)}), {Show.Day(content.PeriodStart)} to {Show.Day(content.PeriodEnd)}, baseline {Show.Day(content.Operation.Since)}")
            .AppendLine(Line(report))
            .AppendLine()
            .AppendLine(Texts.ReachedThisPeriod);
        foreach (var place in content.Reached)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {place.Name}: {Show.Number(place.People)}{(place.Estimated ? $" {Texts.Estimated}" : "")}, {Show.Day(place.LastOn)}");
        }

        text.AppendLine().AppendLine(Texts.NotReachedAndWhy);
        foreach (var place in content.Unreached)
        {
            var last = place.DaysSinceReached is { } days ? Show.With(Texts.DaysAgo, Show.Days(days)) : Texts.Never;
            text.AppendLine(CultureInfo.InvariantCulture, $"  {place.Name} ({Wording.OfWord<AccessStatus>(place.Status)}): {last}; {Wording.OfWord<Blocking>(place.BlockedBy)}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nSHA-256 {report.Header.ContentHash}").ToString();
    }
}
