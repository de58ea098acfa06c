using System.Text;
using System.Text.Json;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>
/// The whole object of the report's format (report.md), as programs get it: the same from the command line, in the file and from the API.
/// </summary>
public static class ReportObject
{
    /// <summary>JSON. The content as it is stored: its hash is taken over these very letters.</summary>
    public static string Write(ReportHeader header, IReportContent content)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", header.Number);
            writer.WriteString("state", EnumCode.Of(header.State));
            writer.WriteNumber("revision", header.Revision);
            writer.WriteString("computedAt", Format.Iso(header.ComputedAt));
            WriteOrNull(writer, "publishedAt", header.PublishedAt is { } at ? Format.Iso(at) : null);
            WriteOrNull(writer, "publishedBy", header.PublishedBy);
            writer.WriteString("contentHash", header.ContentHash);
            writer.WritePropertyName("content");
            writer.WriteRawValue(ReportRules.Of(content).Write(content));
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
}
