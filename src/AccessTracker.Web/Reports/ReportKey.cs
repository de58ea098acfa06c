using System.Globalization;

namespace AccessTracker.Web.Reports;

/// <summary>
/// How people name a report in an address or a command: <c>5.1</c> is revision 1 of report 5, <c>5</c> the latest of it, or its draft.
/// </summary>
public readonly record struct ReportKey(int Number, int? Revision)
{
    /// <summary>Reads what a person wrote; null when it names no report.</summary>
    public static ReportKey? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return parts.Length <= 2 && Count(parts[0]) is { } number && (parts.Length == 1 || Count(parts[1]) is not null)
            ? new ReportKey(number, parts.Length == 1 ? null : Count(parts[1]))
            : null;
    }

    public override string ToString() => Revision is { } revision
        ? string.Create(CultureInfo.InvariantCulture, $"{Number}.{revision}")
        : Number.ToString(CultureInfo.InvariantCulture);

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}
