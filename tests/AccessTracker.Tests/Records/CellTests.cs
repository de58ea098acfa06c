using System.Globalization;
using System.Text;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;

namespace AccessTracker.Tests.Records;

public sealed class CellTests
{
    private static readonly RecordColumn _number = new("people", CellType.Number, "");
    private static readonly RecordColumn _tonnes = new("tonnes", CellType.Tonnes, "") { Most = 1_000_000_000 };
    private static readonly RecordColumn _degrees = new("longitude", CellType.Degrees, "") { Most = 180 };
    private static readonly RecordColumn _day = new("day", CellType.Day, "");
    private static readonly RecordColumn _text = new("note", CellType.Text, "");
    private static readonly RecordColumn _list = new("aliases", CellType.List, "");

    [Theory]
    [InlineData("1200", 1200)]
    [InlineData(" 1,200 ", 1200)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("١٢٠٠", 1200)]
    [InlineData("١٬٢٠٠", 1200)]
    [InlineData("۱۲۰۰", 1200)]
    [InlineData("007", 7)]
    [InlineData("-0", 0)]
    public void A_whole_number_is_read_in_every_way_it_is_written(string text, long number) => Assert.Equal(number, Cell.Parse(_number, text).Value);

    [Theory]
    [InlineData("1,20")]
    [InlineData(",200")]
    [InlineData("1200,")]
    [InlineData("12 00")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("0x10")]
    [InlineData("½")]
    [InlineData("-")]
    [InlineData(",")]
    public void What_only_looks_like_a_whole_number_is_refused(string text) =>
        Assert.Equal(RefusalCode.NotANumber, Cell.Parse(_number, text).Refusal!.Code);

    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("١٢٫٥", "12.5")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("1,000.25", "1000.25")]
    public void Tonnes_are_written_back_without_needless_digits(string text, string written) =>
        Assert.Equal(written, Cell.Write(Cell.Parse(_tonnes, text).Value));

    [Fact]
    public void A_number_written_is_the_number_read() =>
        Gen.Long[0, _number.Most].Sample(n => Assert.Equal(n, Cell.Parse(_number, Cell.Write(n)).Value));

    [Fact]
    public void A_number_grouped_or_in_Arabic_digits_is_the_same_number() => Gen.Long[0, _number.Most].Sample(n =>
    {
        var grouped = n.ToString("#,0", CultureInfo.InvariantCulture);
        var arabic = string.Concat(grouped.Select(c => c == ',' ? '\u066C' : (char)(c - '0' + '\u0660')));
        Assert.Equal(n, Cell.Parse(_number, grouped).Value);
        Assert.Equal(n, Cell.Parse(_number, arabic).Value);
    });

    [Fact]
    public void Tonnes_to_the_gram_survive_being_written() =>
        Gen.Long[0, 1_000_000_000_000_000].Select(grams => grams / 1_000_000m)
            .Sample(t => Assert.Equal(t, Cell.Parse(_tonnes, Cell.Write(Cell.Normal(t))).Value));

    [Fact]
    public void Degrees_survive_being_kept_as_a_double() => Gen.Long[-180_000_000_000, 180_000_000_000].Select(n => n / 1_000_000_000m)
        .Sample(degrees =>
    {
        var read = (decimal)Cell.Parse(_degrees, Cell.Write(Cell.Normal(degrees))).Value!;
        var kept = decimal.Parse(((double)read).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.Equal(Cell.Normal(degrees), kept);
    });

    [Fact]
    public void A_day_written_is_the_day_read() =>
        Gen.Int[0, 400_000].Select(n => new DateOnly(1900, 1, 1).AddDays(n))
            .Sample(day => Assert.Equal(day, Cell.Parse(_day, Cell.Write(day)).Value));

    [Fact]
    public void Reading_never_throws_whatever_is_written() => Gen.String.Sample(text =>
    {
        foreach (var column in RecordKinds.Standard.All.SelectMany(t => t.Columns))
        {
            var (value, refusal) = Cell.Parse(column, text);
            Assert.True(value is null || refusal is null);
        }
    });

    [Fact]
    public void What_was_read_is_read_the_same_when_written() => Gen.String.Sample(text =>
    {
        foreach (var column in new[] { _text, _list, _number, _tonnes, _degrees, _day })
        {
            var (value, refusal) = Cell.Parse(column, text);
            if (refusal is null)
            {
                Assert.Equal(value, Cell.Parse(column, Cell.Write(value)).Value);
            }
        }
    });

    [Fact]
    public void Any_cells_come_back_from_a_file_as_they_went_in() => Gen.String.Where(s => !s.Any(char.IsSurrogate)).Array[1, 5].Array[1, 5]
        .Sample(rows =>
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = _ => true }))
        {
            foreach (var row in rows)
            {
                csv.WriteField("first");
                Array.ForEach(row, csv.WriteField);
                csv.NextRecord();
            }
        }

        stream.Position = 0;
        var read = CsvRows.Read(stream, "test.csv").ToList();

        Assert.Equal(rows.Length, read.Count);
        Assert.All(read.Zip(rows), p => Assert.Equal(["first", .. p.Second], p.First.Cells));
        Assert.All(read, r => Assert.Null(r.Damaged));
    });
}
