using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Cells and columns of <see cref="ReportTable"/>, and how people read them.</summary>
public static class Cells
{
    public const string People = "people";
    public const string Times = "people-times";
    public const string Places = "places";
    public const string Deliveries = "deliveries";
    public const string Lines = "lines";
    public const string Days = "days";

    public const string Period = "period";

    /// <summary>How people read a unit, which files for programs name by a word of their own; that of a measure is its sign.</summary>
    public static string UnitText(string unit) => unit switch
    {
        People => Texts.UnitPeople,
        Times => Texts.UnitPeopleTimes,
        Places => Texts.UnitPlaces,
        Deliveries => Texts.UnitDeliveries,
        Lines => Texts.UnitOfLines,
        Days => Texts.UnitDays,
        "convoys" => Texts.UnitConvoys,
        "trucks" => Texts.UnitTrucks,
        "tonnes" => Texts.UnitTonnes,
        "drops" => Texts.UnitDrops,
        "flights" => Texts.UnitFlights,
        "entries" => Texts.UnitEntries,
        "records" => Texts.UnitRecords,
        _ => unit,
    };

    /// <summary>Name of the column that says over which window a row is counted.</summary>
    public const string WindowName = "window";

    /// <summary>Name of the first column of a table in which each row is another figure.</summary>
    public const string FigureName = "figure";

    /// <summary>The words of the windows that figures are counted over.</summary>
    public static readonly IReadOnlyList<string> Windows = [Period, "cumulative"];

    /// <summary>A number that is always known.</summary>
    public static ReportCell Number(string? path, decimal number) => new(number, path);

    public static ReportCell Number(string? path, long number) => new(number, path);

    /// <summary>A number that may not be; <paramref name="missing"/> says why it is not there.</summary>
    public static ReportCell Number(string? path, long? number, CellNote missing) =>
        new(number, path) { Note = number is null ? missing : CellNote.None };

    public static ReportCell Number(string? path, decimal? number, CellNote missing) =>
        new(number, path) { Note = number is null ? missing : CellNote.None };

    /// <summary>A sum of which parts may be unknown.</summary>
    public static ReportCell Sum(string? path, FigureSum sum) => new(sum.Value, path)
    {
        Note = sum.Value is null ? CellNote.Unknown : sum.IsPartial ? NoteOf(sum.Bound) : CellNote.None,
        Text = sum.IsPartial || sum is { Form: SumForm.Change, Value: not null } ? sum.Amount : null,
        Unknown = sum.Note,
    };

    private static CellNote NoteOf(SumBound bound) => bound switch
    {
        SumBound.Least => CellNote.AtLeast,
        SumBound.Most => CellNote.AtMost,
        SumBound.KnownOnly => CellNote.KnownOnly,
    };

    /// <summary>By how much a figure moved; where parts of one of the two are unknown, what is known of them is compared.</summary>
    public static ReportCell Change(FigureSum before, FigureSum after, string text) => new(after.Value - before.Value)
    {
        Note = after.Value - before.Value is null
            ? CellNote.NotApplicable
            : Reports.FigureName.IsPartial(before, after) ? CellNote.KnownOnly : CellNote.None, Text = text,
    };

    public static ReportCell Day(string? path, DateOnly? day, CellNote missing = CellNote.NotApplicable) =>
        new(day, path) { Note = day is null ? missing : CellNote.None };

    public static ReportCell Words(string? path, string? text) => new(text, path);

    /// <summary>A word of the domain, with its text.</summary>
    public static ReportCell Word<T>(string? path, string? word) where T : struct, Enum =>
        new(word, path) { Text = word is null ? null : EnumText.OfWord<T>(word) };

    public static ReportCell Flag(string? path, bool flag) => new(flag, path);

    /// <summary>Label of a row or of a window: its word for programs, its text for people.</summary>
    public static ReportCell Label(string word, string text) => new(word) { Text = text };

    public static ReportCell Window(string word) => Word<StatedWindow>(null, word);

    public static ReportColumn WindowColumn => new(WindowName, Texts.FileWindow, FigureType.Text, "#indicator+window");

    /// <summary>The columns of the four figures of people (<c>P</c> of report.md).</summary>
    public static IReadOnlyList<ReportColumn> PeopleColumns =>
    [
        new("distinct", Texts.Part_distinct, FigureType.Count, "#reached+distinct", People) { IsSum = true },
        new("people_times", Texts.Part_peopleTimes, FigureType.Count, "#reached+people_times", Times) { IsSum = true },
        new("deliveries", Texts.Deliveries, FigureType.Count, "#activity+delivery+num", Deliveries),
        new("places", Texts.Part_locations, FigureType.Count, "#loc+num", Places),
    ];

    /// <summary>What people read of them: distinct people, and people-times beside them.</summary>
    public static IReadOnlyList<ShownColumn> ShownPeople => [new("distinct") { Heading = Texts.Part_people }, new("people_times")];

    public static IReadOnlyList<ReportCell> PeopleCells(string path, PeopleFigures people, TableSource source) =>
    [
        source.Sum($"{path}.distinct", people.Distinct),
        source.Sum($"{path}.peopleTimes", people.PeopleTimes),
        Number($"{path}.deliveries", people.Deliveries),
        Number($"{path}.locations", people.Locations),
    ];

    /// <summary>How people read a cell: as the pages write it.</summary>
    public static string Read(ReportCell cell, ReportColumn column) => cell.Note switch
    {
        CellNote.Unknown => Texts.Unknown,
        CellNote.NotApplicable => cell.Text ?? Texts.NotApplicable,
        CellNote.Estimated => $"{Plain(cell, column)} {Texts.Estimated}",
        CellNote.None or CellNote.AtLeast or CellNote.AtMost or CellNote.KnownOnly => Plain(cell, column),
    };

    private static string Plain(ReportCell cell, ReportColumn column) => cell.Text ?? cell.Value switch
    {
        null => "",
        string text => text,
        DateOnly day => Format.Day(day),
        bool flag => flag ? Texts.Yes : Texts.No,
        long number => Format.Number(number),
        decimal share when column.Type == FigureType.Share => Format.Percent(share),
        decimal number => Format.Number(number),
        var other => throw new InvalidOperationException($"A cell of {column.Name} holds a {other.GetType().Name}."),
    };
}
