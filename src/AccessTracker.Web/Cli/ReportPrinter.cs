using System.Globalization;
using System.Text;
using System.Text.Json;
using AccessTracker.Data.Reports;
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

    // The content as it is stored: its hash is taken over these very letters.
    private static string Json(ReportView report)
    {
        var header = report.Header;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", header.Number);
            writer.WriteString("state", Word.Of(header.State));
            writer.WriteNumber("revision", header.Revision);
            writer.WriteString("computedAt", Show.Iso(header.ComputedAt));
            WriteOrNull(writer, "publishedAt", header.PublishedAt is { } at ? Show.Iso(at) : null);
            WriteOrNull(writer, "publishedBy", header.PublishedBy);
            writer.WriteString("contentHash", header.ContentHash);
            writer.WritePropertyName("content");
            writer.WriteRawValue(ReportJson.Serialize(report.Content));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteOrNull(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, text);
        }
    }

    private static string Line(ReportView report)
    {
        var content = report.Content;
        return $"{report.Header.Number,3}  {Show.Iso(content.ReportDate)}  {Word.Of(report.Header.State),-9}  "
            + $"people {Show.Number(Known.Distinct(content.People.Period.Total))} this period, {Show.Number(Known.Distinct(content.People.Cumulative.Total))} to date; "
            + $"besieged {content.Coverage.Besieged.ReachedInPeriod} of {content.Coverage.Besieged.Locations}; "
            + $"not reached {content.Unreached.Count}; pending {content.Permits.Pending}; trucks {Show.Number(Known.Trucks(content.Convoys.Period))}";
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
