using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What a comma in a column of tonnes is. Kept with the batch by its name.</summary>
public enum DecimalMark
{
    /// <summary>The comma parts thousands.</summary>
    Point,
    Comma,

    /// <summary>Nothing shows it: what can be read both ways is not taken.</summary>
    Unknown,
}

/// <summary>
/// Finds out what a comma means in a column: its own figures say it first, then the separator of the file, for where semicolons part the cells
/// it is because commas are in the figures.
/// </summary>
internal sealed partial class DecimalMarks(int index)
{
    private bool _isComma;
    private bool _isPoint;

    public int Index => index;

    /// <summary>The first figure that can be read both ways.</summary>
    public string? Either { get; private set; }

    public List<int> EitherRows { get; } = [];

    public void Look(SheetLine line)
    {
        var cell = line[index];
        if (cell.Kind != CellKind.Text || cell.IsBlank)
        {
            return;
        }

        var text = Ascii(cell.Text);
        if (IsEither().IsMatch(text))
        {
            Either ??= text;
            EitherRows.Add(line.Number);
        }

        _isComma |= OnlyComma().IsMatch(text);
        _isPoint |= OnlyPoint().IsMatch(text);
    }

    /// <summary>Null: no figure has a comma.</summary>
    /// <param name="fileHasCommas">The file is of a kind that is written where the comma is the decimal mark.</param>
    public DecimalMark? Decide(bool fileHasCommas) => (_isComma, _isPoint) switch
    {
        (true, false) => DecimalMark.Comma,
        (false, true) => DecimalMark.Point,
        (true, true) => Either is null ? DecimalMark.Point : DecimalMark.Unknown,
        _ => Either is null ? null : fileHasCommas ? DecimalMark.Comma : DecimalMark.Unknown,
    };

    /// <summary>The figure with a decimal point and without anything between its thousands, where it has a decimal comma.</summary>
    /// <param name="mark">What a comma is where it could be either.</param>
    public static string WithPoint(string text, DecimalMark mark)
    {
        var ascii = Ascii(text);
        return (mark == DecimalMark.Comma && IsEither().IsMatch(ascii)) || OnlyComma().IsMatch(ascii)
            ? ascii.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.')
            : text;
    }

    /// <summary>Both readings of <paramref name="text"/>; null: there is one.</summary>
    public static (string Small, string Large)? Readings(string text) => Ascii(text) is var ascii && IsEither().IsMatch(ascii)
        ? ((decimal.Parse(ascii.Replace(',', '.'), CultureInfo.InvariantCulture) / 1.000m).ToString(CultureInfo.InvariantCulture), 
            decimal.Parse(ascii.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
                .ToString("#,0", CultureInfo.InvariantCulture))
        : null;

    /// <summary>Why <paramref name="text"/> cannot be taken where nobody has said what its comma is; null: it can.</summary>
    public static Refusal? Doubt(string text) => Readings(text) is var (small, large)
        ? new Refusal(RefusalCode.CommaInDoubt, Ascii(text), small, large.Replace(",", "", StringComparison.Ordinal))
        : null;

    // The Arabic signs of decimals and of thousands are not these, and say what they are.
    private static string Ascii(string text) =>
        string.Concat(text.Trim().Select(Numeral.ToAscii)).Replace('\u00A0', ' ').Replace('\u202F', ' ');

    [GeneratedRegex("^-?[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex IsEither();

    // 12,5; 0,500; 1.234,5; 1 234,567
    [GeneratedRegex("^-?(0,[0-9]+|[0-9]+,([0-9]{1,2}|[0-9]{4,})|[1-9][0-9]{3,},[0-9]+|[0-9]{1,3}([. ][0-9]{3})+,[0-9]+)$")]
    private static partial Regex OnlyComma();

    // 12.5; 1,234.5; 1,234,567
    [GeneratedRegex(@"^-?([0-9]+\.([0-9]{1,2}|[0-9]{4,})|[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(,[0-9]{3}){2,})$")]
    private static partial Regex OnlyPoint();
}
