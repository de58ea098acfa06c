using System.Collections.Frozen;
using System.Globalization;

namespace AccessTracker.Data.Bundles;

/// <summary>Everything for which a bundle, a file, a row or a cell can be refused. The names are stable: texts in other languages hang on them.</summary>
public enum RefusalCode
{
    // The bundle.
    NotFound,
    NotABundle,
    UnknownFile,
    DuplicateFile,
    UnsafeName,
    TooManyFiles,
    TooLarge,
    FarCell,
    NothingToImport,
    NoOperation,
    SeveralOperations,
    UnknownOperation,
    OtherOperation,
    NoHeadings,

    // A file.
    EmptyFile,
    NotUtf8File,
    SeparatedOtherwise,
    MissingColumn,
    UnknownColumn,
    DuplicateColumn,
    UnclosedQuote,
    RowTooLong,
    SecondOperation,

    // A row.
    StrayQuote,
    TooManyCells,
    SameTwice,
    SeveralVersions,
    AlreadyThere,

    /// <summary>What a form sends was saved from it before, with other words.</summary>
    SavedBefore,
    AlreadyWithdrawn,
    WithdrawnThere,
    NeededBy,
    CannotBeWithout,
    NotAllowed,
    NotWithdrawn,
    NothingToUndo,
    BuiltOn,
    BuiltOnHidden,
    SameAtBothPlaces,

    // A cell.
    NotUtf8,
    ControlCharacter,
    Missing,
    KeyTooLong,
    OperationCodeInAddress,
    KeyOfDots,
    KeyHoldsSemicolon,
    NotADay,
    DayOutOfRange,
    NotANumber,
    Negative,
    NumberOutOfRange,
    NotADecimal,
    TooPrecise,
    DegreesOutOfRange,
    UnknownWord,
    NoWorkingDay,
    UnknownTimeZone,
    UnknownReference,
    UnknownPlace,
    AmbiguousPlace,
    UnknownLine,

    // Records against each other.
    UntilBeforeSince,
    MeetingBeforeSince,
    MeetingNotAfterTheOneBefore,
    DecisionBeforeRequest,
    DeliveryBeforeDeparture,
    MeetingNotBeforeTheNext,
    MeetingBeforePublished,
    MeetingWithinPublished,
    MeetingOfPublished,
    ValidToBeforeValidFrom,
    HighBelowLow,
}

/// <summary>Why something was refused, and what would be right.</summary>
public sealed record Refusal(RefusalCode Code, IReadOnlyList<string> Arguments)
{
    private static readonly FrozenDictionary<RefusalCode, string> _texts = new Dictionary<RefusalCode, string>
    {
        [RefusalCode.NotFound] = "There is nothing at {0}. Expected: a folder, a .zip file or an .xlsx workbook.",
        [RefusalCode.NotABundle] = "{0} cannot be read as {1}: it is damaged or something else. Make it again.",
        [RefusalCode.UnknownFile] = "This is not a file of a bundle{0}. Rename it or take it out.",
        [RefusalCode.DuplicateFile] = "The bundle holds this file twice. Keep one.",
        [RefusalCode.UnsafeName] = "This name leads out of the bundle. Put the files at the top of the archive.",
        [RefusalCode.TooManyFiles] = "The archive holds more than {0} entries. Keep the bundle's files only.",
        [RefusalCode.TooLarge] = "This unpacks to more than {0}, which looks like an archive made to do harm. Unpack it and import the folder.",
        [RefusalCode.FarCell] = "Cell {0} lies far from the table. Delete the empty rows and columns around it, then save again.",
        [RefusalCode.NothingToImport] = "There is no file of a bundle here. Expected at least one of {0}.",
        [RefusalCode.NoOperation] = "The store holds no operation yet and the bundle does not name one. Add operation.csv.",
        [RefusalCode.SeveralOperations] = "The store holds several operations ({0}) and the bundle does not name one. Choose one.",
        [RefusalCode.UnknownOperation] = "The store holds no operation with this code; it holds {0}.",
        [RefusalCode.OtherOperation] = "The bundle names this operation, but {0} was chosen. Choose the same, or take operation.csv out.",
        [RefusalCode.NoHeadings] = "No row of this sheet can be the one that heads the columns. Put a heading over each column, in one row.",
        [RefusalCode.EmptyFile] = "The file is empty. Expected a first row with the column names {0}.",
        [RefusalCode.NotUtf8File] = "The file is not UTF-8 ({0}). Save it as CSV UTF-8.",
        [RefusalCode.SeparatedOtherwise] = "The columns are separated by {0}. Save the file with commas.",
        [RefusalCode.MissingColumn] = "The column is missing. Add it to the first row, and a value in each row.",
        [RefusalCode.UnknownColumn] = "This is not a column of the file{0}. Rename it or take it out.",
        [RefusalCode.DuplicateColumn] = "The column stands here twice. Keep one.",
        [RefusalCode.UnclosedQuote] = "A quotation mark opened in this row is not closed, so the rows after it cannot be told apart. Close it, or double it inside a quoted cell.",
        [RefusalCode.RowTooLong] = "The row, or a cell of it, holds more than {0} characters. Shorten it.",
        [RefusalCode.SecondOperation] = "The file names one operation, in one row. Take this row out.",
        [RefusalCode.StrayQuote] = "A quotation mark stands inside a cell that is not quoted as a whole. Quote the cell and double the marks inside.",
        [RefusalCode.TooManyCells] = "The row has {0} cells, the first row {1}. Quote a cell that holds a comma.",
        [RefusalCode.SameTwice] = "Row {0} of this file is about the same record ({1}). Keep one.",
        [RefusalCode.SeveralVersions] = "The record was changed by somebody else meanwhile: version {0} was read, {1} is stored. Read it again.",
        [RefusalCode.SavedBefore] = "This form was saved before, and says something else now. Open what it saved, and change it there.",
        [RefusalCode.AlreadyThere] = "There is a record with this key already. Change that one, or choose another key.",
        [RefusalCode.AlreadyWithdrawn] = "The record is withdrawn already.",
        [RefusalCode.WithdrawnThere] = "There is such a record, and it is withdrawn. Restore it on its own page, or enter another.",
        [RefusalCode.NeededBy] = "Other records cannot be without this one: {0}. Withdraw those first, or change what they refer to.",
        [RefusalCode.CannotBeWithout] = "It cannot be without the {0} {1}, which is withdrawn. Restore that first.",
        [RefusalCode.NotAllowed] = "You may not write this record: {0}.",
        [RefusalCode.NotWithdrawn] = "The record is not withdrawn.",
        [RefusalCode.NothingToUndo] = "There is no such change, or it is not yours to undo.",
        [RefusalCode.BuiltOn] = "The {0} {1} was changed since, or depends on what would go. Undo or withdraw that first.",
        [RefusalCode.BuiltOnHidden] = "Records that you may not read were changed since, or depend on what would go. Ask a manager.",
        [RefusalCode.SameAtBothPlaces] = "Both places have a record of the same identity, the {0} {1}. Withdraw one of the two first, or make one of both.",
        [RefusalCode.NotUtf8] = "The cell holds bytes that are not UTF-8, or signs lost by an earlier conversion. Save the file as CSV UTF-8 from its source.",
        [RefusalCode.ControlCharacter] = "The cell holds an invisible control character. Type it again.",
        [RefusalCode.Missing] = "A value is needed here.",
        [RefusalCode.OperationCodeInAddress] = "The code of an operation stands in addresses: write it without /, \\ and %.",
        [RefusalCode.KeyTooLong] = "A key has at most {0} characters, this one {1}.",
        [RefusalCode.KeyOfDots] = "A key, or a part of it between slashes, cannot be a dot or two. Choose another key.",
        [RefusalCode.KeyHoldsSemicolon] = "The code of a location cannot hold a semicolon, which separates the places of a list.",
        [RefusalCode.NotADay] = "Expected a day of the calendar as yyyy-MM-dd, like 2016-02-29.",
        [RefusalCode.DayOutOfRange] = "Expected a day from {0} to {1}. Leave the cell empty for no end.",
        [RefusalCode.NotANumber] = "Expected a whole number in digits, like 1200 or 1,200.",
        [RefusalCode.Negative] = "The number cannot be negative. Leave the cell empty when it is unknown.",
        [RefusalCode.NumberOutOfRange] = "Expected a number from {0} to {1}.",
        [RefusalCode.NotADecimal] = "Expected a number in digits with a decimal point, like 12.5.",
        [RefusalCode.TooPrecise] = "Expected at most {0} decimals.",
        [RefusalCode.DegreesOutOfRange] = "Expected degrees from -{0} to {0}.",
        [RefusalCode.UnknownWord] = "Expected one of: {0}.",
        [RefusalCode.NoWorkingDay] = "A week needs a day that is worked: name at most six.",
        [RefusalCode.UnknownTimeZone] = "Expected the name of a time zone that this machine knows, like Asia/Damascus.",
        [RefusalCode.UnknownReference] = "There is no {0} with this key, in the bundle or in the store. Add it to {1}, or correct the key.",
        [RefusalCode.UnknownPlace] = "No place has this code or name{0}. Add it to locations.csv (as an alias, if it is another spelling), or correct it.",
        [RefusalCode.AmbiguousPlace] = "More than one place has this name: {0}. Write the code of the one meant.",
        [RefusalCode.UnknownLine] = "The request {0} has no line for {1}. Add the line to request_lines.csv, or correct the row.",
        [RefusalCode.UntilBeforeSince] = "The last day is before the first day, {0}.",
        [RefusalCode.MeetingBeforeSince] = "The meeting is before the first day of the operation, {0}.",
        [RefusalCode.MeetingNotAfterTheOneBefore] = "Meeting {0} must be after meeting {1}, which is on {2}.",
        [RefusalCode.MeetingNotBeforeTheNext] = "Meeting {0} must be before meeting {1}, which is on {2}.",
        [RefusalCode.MeetingBeforePublished] =
            "Report {1} is published for {2} to {3}: with meeting {0} like this, days before it would be in no report, or in two. Leave meeting {0} as it was.",
        [RefusalCode.MeetingWithinPublished] =
            "Report {1} is published for {2} to {3}: meeting {0} cannot be on one of these days. Choose a later day.",
        [RefusalCode.MeetingOfPublished] =
            "Report {1} of this meeting is published, for {2} to {3}, and a published report keeps its meeting. Correct the report by a revision.",
        [RefusalCode.DecisionBeforeRequest] = "Request {0} was submitted on {1}; a decision on {2} would be before it.",
        [RefusalCode.DeliveryBeforeDeparture] = "Convoy {0} departed on {1}; a delivery on {2} would be before it.",
        [RefusalCode.ValidToBeforeValidFrom] = "The permit would end before it starts, on {0}.",
        [RefusalCode.HighBelowLow] = "The upper bound is below the lower one, {0}. Leave it empty when there is one figure.",
    }.ToFrozenDictionary();

    public Refusal(RefusalCode code, params object[] arguments)
        : this(code, [.. arguments.Select(a => Convert.ToString(a is DateOnly day ? Cell.Day(day) : a, CultureInfo.InvariantCulture) ?? "")])
    {
    }

    /// <summary>The policy says no. <paramref name="why"/> ends with who may, and without a full stop; null: the role does not.</summary>
    public static Refusal NotAllowed(string? why = null) =>
        new(RefusalCode.NotAllowed, why ?? "your role does not write this kind of record, or not at its level. Ask a manager");

    /// <summary>What is wrong and how to put it right, in English.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, _texts[Code], [.. Arguments]);

    public bool Equals(Refusal? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => (int)Code;
}

/// <summary>One thing refused, and where it stands.</summary>
public sealed record RefusedRow
{
    /// <summary>Name of the file, or of the whole bundle.</summary>
    public required string File { get; init; }

    /// <summary>Number of the row as a spreadsheet shows it: the column names are row 1. Null when a whole file is refused.</summary>
    public int? Row { get; init; }

    public string? Column { get; init; }

    /// <summary>What stands there.</summary>
    public string? Value { get; init; }

    public required Refusal Refusal { get; init; }

    /// <summary>What may have been meant: codes and names of places.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>The place and the reason in one line.</summary>
    public override string ToString()
    {
        var place = string.Join(", ", new[] { File, Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"row {row}") : null, Column }.OfType<string>());
        var value = Value is null ? "" : $" '{Value}'";
        var candidates = Candidates.Count == 0 ? "" : $" Nearest: {string.Join(", ", Candidates)}.";
        return $"{place}:{value} {Refusal.Message}{candidates}";
    }
}
