using AccessTracker.Data.Export;
using AccessTracker.Tests.Common;
using CsCheck;

namespace AccessTracker.Tests.Import.Bundles;

/// <summary>No text of ours begins a formula, in whichever way a spreadsheet takes a row apart.</summary>
public sealed class SpreadsheetTextTests
{
    private const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    // Those that the import dialogs of spreadsheets offer, and what ends a row.
    private const string Separators = ",;|:\t\r\n";

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(";=1+1;", ";'=1+1;")]
    [InlineData("a;\"=1+1\"", "a;\"'=1+1\"")]
    [InlineData("a; =1+1", "a; '=1+1")]
    [InlineData("a\t@SUM(A1)", "a\t'@SUM(A1)")]
    [InlineData("a\r\n-2+3+cmd|' /C calc'!A0", "a\r\n'-2+3+cmd|' /C calc'!A0")]
    [InlineData("a\uFF1B\uFF1D1", "a\uFF1B'\uFF1D1")]
    [InlineData(";\u200B=1", ";\u200B'=1")]
    [InlineData(" =1+1", " '=1+1")]
    [InlineData("see =1+1", "see '=1+1")]
    [InlineData("\t=1+1", "'\t'=1+1")]
    [InlineData("Az-Zabadani - north", "Az-Zabadani - north")]
    [InlineData("16-17 March, 2 + 3 trucks", "16-17 March, 2 + 3 trucks")]
    [InlineData("name@example.org", "name@example.org")]
    [InlineData("2016-03-10", "2016-03-10")]
    [InlineData("\U0001F642 \u062F\u0648\u0645\u0627", "\U0001F642 \u062F\u0648\u0645\u0627")]
    public void A_sign_at_which_a_cell_could_begin_is_kept_from_it(string text, string safe)
    {
        Assert.Equal(safe, ExportFlavour.ForSpreadsheets.Write(isNumber: false, text));
        Assert.Equal(text, ExportFlavour.Exact.Write(isNumber: false, text));
    }

    [Fact]
    public void A_number_is_a_number() => Assert.Equal("-3", ExportFlavour.ForSpreadsheets.Write(isNumber: true, "-3"));

    [Fact]
    public void However_it_is_parted_no_part_begins_with_a_sign() => Gen.OneOf(
        Gen.OneOf("=", "+1", "-1", "@", ";", ",", "\t", "\n", "|", "\"", " ", "x", "\u200B", "\uFF1D", "\u00A0"), OddTexts.Any).Array[0, 10].Select(
            string.Concat).Sample(text =>
    {
        var safe = ExportFlavour.ForSpreadsheets.Write(isNumber: false, text);
        foreach (var part in safe.Split([.. Separators]))
        {
            var start = part.TrimStart(' ', '"', '\u00A0', '\u200B', '\u3000');
            Assert.False(start.Length > 0 && Signs.Contains(start[0], StringComparison.Ordinal), $"{part} of {text}");
        }

        // Nothing but apostrophes is added.
        Assert.Equal(text.Replace("'", "", StringComparison.Ordinal), safe.Replace("'", "", StringComparison.Ordinal));
    });
}
