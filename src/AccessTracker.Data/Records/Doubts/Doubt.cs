using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>
/// Everything about a record that can hardly be right and may be meant. The names are stable: answers to questions, and the texts of every
/// language, hang on them.
/// </summary>
public enum DoubtCode
{
    // Days.
    InTheFuture,
    FarAhead,
    LongBefore,
    BeforeOperation,
    LongAgo,
    OutOfOrder,
    BeforeRequest,
    BeforeDeparture,
    LongAfterRequest,
    LongAfterDeparture,
    DueLate,
    EndedBeforeDecided,
    HoldsLong,

    // Numbers.
    AbovePopulation,
    FarAboveTarget,
    AboveRequested,
    PeopleWithoutReaching,
    StopsAboveTotal,
    RecoveredAboveDropped,
    PatientsAbovePeople,
    OutOfProportion,
    PopulationLeaps,
    PointOrGroup,
    PartsBelowTotal,
    ReceivedAboveSent,
    DifferenceUnexplained,

    // Texts and whole records.
    NearlyKnown,
    SameRequest,
    SameConvoy,
    SameStop,
}

/// <summary>
/// Something about one record that is asked once, by a form before it saves and by the preview of an import, and kept if it is meant.
/// It refuses nothing: what cannot be is a <see cref="Refusal"/>.
/// </summary>
/// <param name="Column">That shows it, as the bundle names it.</param>
/// <param name="Arguments">Days as the bundle writes them, numbers in digits, names of columns and words as codes.</param>
public sealed record Doubt(DoubtCode Code, string Column, IReadOnlyList<string> Arguments)
{
    public Doubt(DoubtCode code, string column, params object?[] arguments)
        : this(code, column, [.. arguments.Select(Write)])
    {
    }

    /// <summary>The column likely should say this instead; null: it is not known.</summary>
    public string? Instead => Code == DoubtCode.NearlyKnown ? Arguments[1] : null;

    /// <summary>Of the doubt and what it is held against: of another value it is another one.</summary>
    public string Id => $"{EnumCode.Of(Code)}:{Column}:{string.Join('+', Arguments).ReplaceLineEndings(" ")}";

    /// <summary>Says what is doubtful, and against what.</summary>
    public Phrase Phrase => Phrase.Of($"Doubt_{Code}", [.. Arguments.Select(Part)]);

    /// <summary>The same in the language of whoever reads now.</summary>
    public string Message => Phrase.ToString();

    public bool Equals(Doubt? other) => other is not null && Code == other.Code && Column == other.Column && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Column);

    private static string Write(object? argument) => argument is DateOnly day
        ? Cell.Day(day)
        : Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "";

    // Days with their weekday, so that a day and a month that were swapped are seen.
    private Phrase Part(string argument, int at) => (Code, at) switch
    {
        (DoubtCode.OutOfOrder, 0 or 2) => RecordPhrases.Column(argument),
        (DoubtCode.PeopleWithoutReaching, 1) => RecordPhrases.Word(argument),
        (DoubtCode.PointOrGroup or DoubtCode.SameRequest or DoubtCode.SameConvoy or DoubtCode.SameStop, 0) or (DoubtCode.NearlyKnown, _) =>
            argument,
        _ when DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            Phrase.Day(day, Phrase.DayForm.Weekday),
        _ when decimal.TryParse(argument, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => Phrase.Number(number),
        _ => argument,
    };
}

/// <summary>A doubt about one row of a file.</summary>
/// <param name="Value">What stands there.</param>
public sealed record DoubtfulRow(string File, int Row, string Value, Doubt Doubt)
{
    /// <summary>The record that the row would be.</summary>
    internal DoubtRow? Record { get; init; }

    /// <summary>The place and the question in one line, in English.</summary>
    public override string ToString() => Speech.In(
        Speech.English, () => string.Create(CultureInfo.InvariantCulture, $"{File}, row {Row}, {Doubt.Column}: '{Value}' {Doubt.Message}"));
}
