using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Web.Reports;

/// <summary>
/// How people name a report in an address or a command: <c>5.1</c> is revision 1 of report 5, <c>5</c> the latest of it, or its draft;
/// <c>ceasefire/5</c> that of the other task force.
/// </summary>
public readonly record struct ReportKey(ReportId Report, int? Revision)
{
    /// <summary>Reads what a person wrote; null when it names no report.</summary>
    public static ReportKey? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return parts.Length <= 2 && ReportId.Parse(parts[0]) is { Number: > 0 } report && (parts.Length == 1 || Count(parts[1]) is not null)
            ? new ReportKey(report, parts.Length == 1 ? null : Count(parts[1]))
            : null;
    }

    public override string ToString() => Revision is { } revision
        ? string.Create(CultureInfo.InvariantCulture, $"{Report}.{revision}")
        : Report.ToString();

    private static int? Count(string text) => Numeral.Count(text) is { } count and > 0 ? count : null;
}
