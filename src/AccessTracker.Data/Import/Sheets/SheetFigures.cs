using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Reads the figures of cells as the forms read them: <c>about 500</c>, <c>20.5k</c>, <c>300 people</c>, and families where their size was said. What
/// cannot be read is handed on as it stands, for the import to refuse.
/// </summary>
internal sealed class SheetFigures(SheetMapping mapping)
{
    private const int TonnesDecimals = 6;

    // What people write into a cell of numbers to say that they do not know.
    private static readonly HashSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "na", "unknown", "?", "inconnu", "غير معروف", "لا يوجد",
    };

    private static readonly HashSet<string> _none = new(StringComparer.OrdinalIgnoreCase) { "-", "--", "\u2013", "\u2014", "nil" };

    /// <summary>People in a family, as was said once; null: nobody said it.</summary>
    public decimal? FamilySize { get; } = Size(
        mapping.Constants.GetValueOrDefault(HelperFields.FamilySize) ?? mapping.Answers.GetValueOrDefault(FigureQuestions.FamilySizeId) ?? "");

    /// <summary>Whether the cell says that there is nothing to count.</summary>
    public static bool IsNone(string text) => text.Length == 0 || _none.Contains(text);

    /// <summary>A size that families can have, written somewhere; null: it is none.</summary>
    public static decimal? Size(string text) =>
        decimal.TryParse(
            string.Concat(text.Trim().Select(Numeral.ToAscii)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size)
            && size is >= 1 and <= HelperFields.MostOfFamily
            ? size
            : null;

    /// <summary>A figure as the bundle writes it, and its wording where that says more.</summary>
    /// <param name="index">Of its column; null: it is the same for all rows.</param>
    public (string Text, string? Wording) Read(RecordColumn column, SheetCell cell, int? index)
    {
        var isTonnes = column.Type == CellType.Tonnes;
        var text = FloatArtefact.Round(SheetReader.Trim(cell.Text), isTonnes ? TonnesDecimals : 0, isExact: cell.Kind != CellKind.Number);
        if (_none.Contains(text) || _unknown.Contains(text))
        {
            return ("", null);
        }

        return isTonnes ? Tonnes(column, text, index) : Whole(column, text);
    }

    private (string, string?) Tonnes(RecordColumn column, string text, int? index)
    {
        var plain = index is { } i && mapping.Columns[i].Mark is { } mark ? DecimalMarks.WithPoint(text, mark) : text;

        // The preview asks what its point means.
        return plain == text && TypedFigure.Pointed(text) is not null ? (text, null)
            : TypedFigure.Tonnes(plain, column.Most) is { Fault: null, Value: { } number } figure ? (Cell.Write(number), figure.Wording)
            : (text, null);
    }

    private (string, string?) Whole(RecordColumn column, string text)
    {
        var figure = TypedFigure.Whole(text, column.Most, column.Noun);
        if (figure is { Fault: FigureFault.PointOrGroup }
            && mapping.Answers.GetValueOrDefault(FigureQuestions.PointId(column)) is FigureQuestions.Thousands)
        {
            figure = TypedFigure.Whole(text.Replace(".", "", StringComparison.Ordinal), column.Most, column.Noun);
        }

        return figure switch
        {
            { Value: { } value } => (Cell.Write(value), figure.Wording),
            { Families: { } families } when FamilySize is { } size => (OfFamilies(families, size), $"{figure.Wording} \u00D7 {Cell.Write(size)}"),
            _ => (text, null),
        };
    }

    /// <summary>The people of so many families.</summary>
    public static string OfFamilies(decimal families, decimal size) => Cell.Write(Math.Round(families * size, MidpointRounding.AwayFromZero));
}
