using System.Collections.Frozen;
using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>
/// Everything about a record that can hardly be right and may be meant. The names are stable: answers to questions, and texts in other languages,
/// hang on them.
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
public sealed record Doubt(DoubtCode Code, string Column, IReadOnlyList<string> Arguments)
{
    private static readonly FrozenDictionary<DoubtCode, string> _texts = new Dictionary<DoubtCode, string>
    {
        [DoubtCode.InTheFuture] = "{0} is in the future.",
        [DoubtCode.FarAhead] = "{0} is {1} days from now. Is the year right?",
        [DoubtCode.LongBefore] = "{0} is more than a year before the operation began, on {1}. Is the year right?",
        [DoubtCode.BeforeOperation] = "{0} is before the operation began, on {1}, so no report counts it.",
        [DoubtCode.LongAgo] = "{0} is more than {1} years ago. Is the year right?",
        [DoubtCode.OutOfOrder] = "{0}, {1}, is before {2}, {3}.",
        [DoubtCode.BeforeRequest] = "{0} is before the request was submitted, {1}.",
        [DoubtCode.BeforeDeparture] = "{0} is before the convoy departed, on {1}.",
        [DoubtCode.LongAfterRequest] = "{0} is {1} days after the request was submitted, on {2}.",
        [DoubtCode.LongAfterDeparture] = "{0} is {1} days after the convoy departed, on {2}.",
        [DoubtCode.DueLate] = "The answer would be due on {0}, {1} days after the request was submitted.",
        [DoubtCode.EndedBeforeDecided] = "The permit would have ended on {0}, before it was given.",
        [DoubtCode.HoldsLong] = "The permit would be valid until {0}, for {1} days.",
        [DoubtCode.AbovePopulation] = "{0} {0:person is|people are} more than the {1} who {1:lives|live} there.",
        [DoubtCode.FarAboveTarget] = "{0} people reached is more than twice the {1} targeted.",
        [DoubtCode.AboveRequested] = "{0} people approved is more than the {1} asked for.",
        [DoubtCode.PeopleWithoutReaching] =
            "{0} {0:person is|people are} recorded as reached, but the outcome is \u201C{1}\u201D: they will not be counted.",
        [DoubtCode.StopsAboveTotal] = "The stops add up to {0}, more than the {1} of the whole convoy.",
        [DoubtCode.RecoveredAboveDropped] = "{0} {0:pallet|pallets} recovered is more than the {1} dropped.",
        [DoubtCode.PatientsAbovePeople] =
            "{0} {0:patient|patients} cannot be more than the {1} {1:person|people} evacuated, since patients are counted among them.",
        [DoubtCode.OutOfProportion] = "{0} {0:tonne|tonnes} on {1} {1:truck|trucks} is {2} {2:tonne|tonnes} per truck.",
        [DoubtCode.PopulationLeaps] = "{0} {0:person lives|people live} there now, but {1} lived there on {2}.",
        [DoubtCode.PointOrGroup] = "\u201C{0}\u201D may be {1} or {2}. It is read as {1}.",
        [DoubtCode.NearlyKnown] = "\u201C{0}\u201D is nearly \u201C{1}\u201D, which other records use. If it is the same, spell it the same way.",
        [DoubtCode.SameRequest] = "Request {0}, submitted on {1}, asks the same authority for the same places and people.",
        [DoubtCode.SameConvoy] = "Convoy {0} has the same mode, stops at the same place on the same day, and names no other agency.",
        [DoubtCode.SameStop] = "Stop {0} of this convoy is at the same place on the same day.",
    }.ToFrozenDictionary();

    public Doubt(DoubtCode code, string column, params object?[] arguments)
        : this(code, column, [.. arguments.Select(Write)])
    {
    }

    /// <summary>The column likely should say this instead; null: it is not known.</summary>
    public string? Instead => Code == DoubtCode.NearlyKnown ? Arguments[1] : null;

    /// <summary>The message says what is doubtful, and against what, in English.</summary>
    public string Message => string.Format(new CountedNoun(CultureInfo.InvariantCulture), _texts[Code], [.. Arguments]);

    public bool Equals(Doubt? other) => other is not null && Code == other.Code && Column == other.Column && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Column);

    // Days with their weekday, so that a day and a month that were swapped are seen.
    private static string Write(object? argument) => argument switch
    {
        DateOnly day => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
        long or int => string.Create(CultureInfo.InvariantCulture, $"{argument:N0}"),
        decimal number => number.ToString("#,0.######", CultureInfo.InvariantCulture),
        _ => argument?.ToString() ?? "",
    };
}

/// <summary>A doubt about one row of a file.</summary>
/// <param name="Value">What stands there.</param>
public sealed record DoubtfulRow(string File, int Row, string Value, Doubt Doubt)
{
    /// <summary>The record that the row would be.</summary>
    internal DoubtRow? Record { get; init; }

    /// <summary>The place and the question in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}, row {Row}, {Doubt.Column}: '{Value}' {Doubt.Message}");
}
