using System.Globalization;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>
/// The sheet of a partner: a merged title, a line of remarks, a blank row, headings in Arabic, days in three ways, Arabic
/// digits, columns that nobody asked for, places in several spellings, and a row of totals. Of 500 rows 20 are bad.
/// </summary>
public static class MessySheet
{
    public const int Rows = 500;
    public const int BadRows = 20;
    public const int HeaderRow = 4;

    /// <summary>A name in 5 rows that is like one place, and is none.</summary>
    public const string NearName = "مظايا";

    /// <summary>A word in 5 of the bad rows that no outcome is called.</summary>
    public const string OddWord = "ربما";

    private static readonly string[] _headings =
        ["م", "تاريخ الإيصال", "المحافظة", "اسم الموقع", "المنظمة", "عدد الشاحنات", "الوزن (طن)", "عدد المستفيدين", "النتيجة", "رقم هاتف المنسق",
            "ملاحظات"];
    private static readonly DateOnly _first = new(2016, 3, 1);

    /// <param name="places">Two places of the operation that are known by these names.</param>
    public static TestWorkbook Of(params string[] places)
    {
        List<object?[]?> rows =
        [
            ["تقرير التوزيع الشهري – آذار ٢٠١٦"],
            ["إعداد: قسم البرامج", null, null, null, "سري"],
            null,
            _headings,
            .. Enumerable.Range(0, Rows).Select(i => Row(i, places)),
            ["المجموع", null, null, null, null, null, null, 123_456],
        ];
        return new TestWorkbook().With("آذار", rows, false, "A1:K1", "A2:D2").With("قوائم", [["تم التسليم"]], isHidden: true);
    }

    /// <summary>The row numbers, as a spreadsheet shows them, that are bad.</summary>
    public static bool IsBad(int index) => index % 25 == 7;

    private static object?[] Row(int i, string[] places)
    {
        // Each agency has its own day of the month, so that every row is a stop of its own.
        var day = _first.AddDays(i % 28);
        var place = i % 100 == 50 ? NearName : places[i % places.Length];
        object people = (i % 3) switch { 0 => 1_000 + i, 1 => Arabic($"{1_000 + i}"), _ => $"{1_000 + i:N0}" };
        object?[] row =
        [
            i + 1, Day(day, i), "ريف دمشق", place, $"منظمة {i / 28}", Arabic($"{1 + (i % 9)}"), 12.5, people, "تم التسليم", "0999",
                i % 10 == 0 ? "سلم كاملا" : null,
        ];
        if (IsBad(i))
        {
            var (column, bad) = (i / 25 % 4) switch
            {
                0 => (1, (object?)"قريبا"),
                1 => (7, "كثير"),
                2 => (8, OddWord),
                _ => (7, "-200"),
            };
            row[column] = bad;
        }

        return row;
    }

    private static object Day(DateOnly day, int i) => (i % 3) switch
    {
        0 => day,
        1 => Arabic($"{day.Day}/{day.Month}/{day.Year}"),
        _ => $"{day.Day} آذار {day.Year}",
    };

    private static string Arabic(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('\u0660' + (c - '0')) : c));
}
