using System.Collections.Frozen;
using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>
/// Everything for which a bundle, a file, a row or a cell can be refused. The names are stable: texts in other languages hang on them.
/// </summary>
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

    /// <summary>The form was saved before, with other words than it sends now.</summary>
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

    // A file that is taken for a sheet.
    OldWorkbook,
    BinaryWorkbook,
    OpenDocument,
    PasswordProtected,
    WebPage,
    NoSuchSheet,
    LettersInDoubt,

    // A cell of a sheet.
    FormulaWithoutResult,
    ErrorInCell,
    SeveralRowsOneFigure,
    ConvoyHasOtherTotal,
    SeveralPlacesOneFigure,
    FigureWithoutRow,
    PartUnknown,
    FamiliesWithoutSize,
    RowsOfStopDiffer,
    PlaceElsewhere,
    CodeOfAnotherPlace,
    CommaInDoubt,
    MonthNotDay,
    DayPerhapsSwapped,

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
    DayBeforeDay,
    StepBeforeAllegation,
    NeededWhen,
    NoSuchRecord,
}

/// <summary>Why something was refused, and what would be right.</summary>
public sealed record Refusal(RefusalCode Code, IReadOnlyList<string> Arguments)
{
    private static readonly FrozenDictionary<RefusalCode, string> _texts = new Dictionary<RefusalCode, string>
    {
        [RefusalCode.NotFound] = "There is nothing at {0}. Expected: a folder, a .zip file or an .xlsx workbook.",
        [RefusalCode.NotABundle] = "{0} cannot be read as {1}: it is damaged, or it is something else. Save it again from its source.",
        [RefusalCode.UnknownFile] = "This is not one of a bundle's files{0}. Rename it or remove it.",
        [RefusalCode.DuplicateFile] = "The bundle contains this file twice. Keep one.",
        [RefusalCode.UnsafeName] = "This path leads outside the bundle. Put the files at the top level of the archive.",
        [RefusalCode.TooManyFiles] = "The archive contains more than {0} entries. Keep only the bundle's files.",
        [RefusalCode.TooLarge] = "This unpacks to more than {0}, which looks like a malicious archive. Unpack it and import the folder.",
        [RefusalCode.FarCell] = "Cell {0} is far away from the table. Delete the empty rows and columns around it, then save again.",
        [RefusalCode.NothingToImport] = "There are no bundle files here. Expected at least one of {0}.",
        [RefusalCode.NoOperation] = "The store has no operation yet and the bundle does not name one. Add operation.csv.",
        [RefusalCode.SeveralOperations] = "The store has several operations ({0}) and the bundle does not name one. Choose one.",
        [RefusalCode.UnknownOperation] = "The store has no operation with this code. Those that it has: {0}.",
        [RefusalCode.OtherOperation] = "The bundle names this operation, but {0} was chosen. Choose the same one, or remove operation.csv.",
        [RefusalCode.NoHeadings] = "No row of this sheet looks like column headings. Put a heading over each column, all in one row.",
        [RefusalCode.EmptyFile] = "The file is empty. Expected a first row with the column names {0}.",
        [RefusalCode.NotUtf8File] = "The file is not UTF-8 ({0}). Save it as CSV UTF-8.",
        [RefusalCode.SeparatedOtherwise] = "The columns are separated by {0}. Save the file with commas.",
        [RefusalCode.MissingColumn] = "The column is missing. Add it to the first row, with a value in each row below.",
        [RefusalCode.UnknownColumn] = "This is not a column of this file{0}. Rename it or remove it.",
        [RefusalCode.DuplicateColumn] = "This column appears twice. Keep one.",
        [RefusalCode.UnclosedQuote] = "A quotation mark opened in this row is not closed, so the rows after it cannot be separated. Close it, or "
            + "double it inside a quoted cell.",
        [RefusalCode.RowTooLong] = "The row, or one of its cells, has more than {0} characters. Shorten it.",
        [RefusalCode.SecondOperation] = "The file names one operation, in one row. Remove this row.",
        [RefusalCode.StrayQuote] =
            "A quotation mark appears inside a cell that is not quoted as a whole. Quote the whole cell and double the marks inside it.",
        [RefusalCode.TooManyCells] = "The row has {0} {0:cell|cells}, the first row {1}. Quote any cell that contains a comma.",
        [RefusalCode.SameTwice] = "Row {0} of this file is about the same record ({1}). Keep one.",
        [RefusalCode.SeveralVersions] = "Somebody else has changed the record in the meantime: version {0} was read, {1} is stored. Read it again.",
        [RefusalCode.SavedBefore] = "This form was saved before, and says something else now. Open what it saved, and change it there.",
        [RefusalCode.AlreadyThere] = "There is already a record with this key. Change that one, or choose another key.",
        [RefusalCode.AlreadyWithdrawn] = "The record has already been withdrawn.",
        [RefusalCode.WithdrawnThere] = "This record exists, but has been withdrawn. Restore it on its own page, or enter another.",
        [RefusalCode.NeededBy] = "Other records depend on this one: {0}. Withdraw those first, or change what they refer to.",
        [RefusalCode.CannotBeWithout] = "It depends on the {0} {1}, which is withdrawn. Restore that first.",
        [RefusalCode.NotAllowed] = "You may not write this record: {0}.",
        [RefusalCode.NotWithdrawn] = "The record is not withdrawn.",
        [RefusalCode.NothingToUndo] = "There is no such change, or you may not undo it.",
        [RefusalCode.BuiltOn] = "The {0} {1} has been changed since, or depends on what would be removed. Undo or withdraw that first.",
        [RefusalCode.BuiltOnHidden] = "Records that you may not read have been changed since, or depend on what would be removed. Ask a manager.",
        [RefusalCode.SameAtBothPlaces] = "Both places have the same record, the {0} {1}. Withdraw one of the two first, or merge them.",
        [RefusalCode.OldWorkbook] =
            "This is an .xls workbook, as Excel wrote them until 2003. Open it in a spreadsheet program, save it as .xlsx, and upload that.",
        [RefusalCode.BinaryWorkbook] = "This is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx, and upload that.",
        [RefusalCode.OpenDocument] = "This is an OpenDocument spreadsheet (.ods). Open it in LibreOffice, save it as .xlsx, and upload that.",
        [RefusalCode.PasswordProtected] =
            "This workbook is protected by a password. Open it, remove the password, save it as .xlsx, and upload that.",
        [RefusalCode.WebPage] =
            "This is a web page with the name of a spreadsheet. Open it in a spreadsheet program, save it as .xlsx, and upload that.",
        [RefusalCode.NoSuchSheet] = "The workbook has no sheet of this name that can be seen. Those that it has: {0}.",
        [RefusalCode.LettersInDoubt] =
            "The letters of this file can be read as \u201C{0}\u201D or as \u201C{1}\u201D. Save it as CSV UTF-8 from its source, and upload that.",
        [RefusalCode.FormulaWithoutResult] =
            "{0} is a formula whose result is not in the file. Open the file in a spreadsheet program, save it there, and upload it again.",
        [RefusalCode.ErrorInCell] = "{0} shows the error {1} instead of a value. Correct the cell, or leave it empty if the value is unknown.",
        [RefusalCode.SeveralRowsOneFigure] =
            "This figure stands once for rows {0} to {1}, and it is not clear how it divides among them. Write each row its own figure.",
        [RefusalCode.ConvoyHasOtherTotal] =
            "This figure stands once for rows {0} to {1}, all of convoy {2}, which is stored with another total. Correct the convoy on its own "
                + "page, or write each row its own figure.",
        [RefusalCode.SeveralPlacesOneFigure] =
            "This figure stands once for several places, and a convoy has no total of it. Write each place into a row of its own.",
        [RefusalCode.FigureWithoutRow] =
            "This figure is a part of its convoy's total, and row {0} of the convoy comes back. Correct that row and send both again.",
        [RefusalCode.PartUnknown] = "Part of these people is unknown, so they cannot be added up. Write their total into a column of its own.",
        [RefusalCode.FamiliesWithoutSize] = "This counts families, and it is not known how many people they are. Say how many people a family has.",
        [RefusalCode.RowsOfStopDiffer] =
            "Rows {0} are of one stop, and this column says different things in them. Let them say the same, or give each its own day or place.",
        [RefusalCode.PlaceElsewhere] =
            "{0} is in {1}, and this row says {2}. Correct the place or the governorate, or choose the place that is meant.",
        [RefusalCode.CodeOfAnotherPlace] =
            "{0} is the code of {1}, and this row says {2}. Correct the code or the name, or remove the one that is wrong.",
        [RefusalCode.CommaInDoubt] = "{0} can be read as {1} or as {2}. Write it without a comma: {1} or {2}.",
        [RefusalCode.MonthNotDay] = "This is a month, and a day is needed. Write the day as well, like 18 June 2016.",
        [RefusalCode.DayPerhapsSwapped] =
            "{0} or {1}? Other days in this column are texts, so a spreadsheet program may have exchanged day and month here. Write the month by "
                + "its name.",
        [RefusalCode.NotUtf8] =
            "The cell contains bytes that are not UTF-8, or characters lost in an earlier conversion. Save the file as CSV UTF-8 from its source.",
        [RefusalCode.ControlCharacter] = "The cell contains an invisible control character. Retype it.",
        [RefusalCode.Missing] = "A value is needed here.",
        [RefusalCode.OperationCodeInAddress] = "The code of an operation is used in addresses: write it without /, \\ and %.",
        [RefusalCode.KeyTooLong] = "A key may have at most {0} characters; this one has {1}.",
        [RefusalCode.KeyOfDots] = "A key, or any part of it between slashes, cannot be one or two dots. Choose another key.",
        [RefusalCode.KeyHoldsSemicolon] = "The code of a location cannot contain a semicolon, which separates the places of a list.",
        [RefusalCode.NotADay] = "Expected a date as yyyy-MM-dd, like 2016-02-29.",
        [RefusalCode.DayOutOfRange] = "Expected a date from {0} to {1}. Leave the cell empty if there is no end.",
        [RefusalCode.NotANumber] = "Expected a whole number in digits, like 1200 or 1,200.",
        [RefusalCode.Negative] = "The number cannot be negative. Leave the cell empty if it is unknown.",
        [RefusalCode.NumberOutOfRange] = "Expected a number from {0} to {1}.",
        [RefusalCode.NotADecimal] = "Expected a number in digits with a decimal point, like 12.5.",
        [RefusalCode.TooPrecise] = "Expected at most {0} decimal places.",
        [RefusalCode.DegreesOutOfRange] = "Expected degrees from -{0} to {0}.",
        [RefusalCode.UnknownWord] = "Expected one of: {0}.",
        [RefusalCode.NoWorkingDay] = "A week needs at least one working day: name at most six days.",
        [RefusalCode.UnknownTimeZone] = "Expected the name of a time zone that this machine knows, like Asia/Damascus.",
        [RefusalCode.UnknownReference] = "There is no {0} with this key, in the bundle or in the store. Add it to {1}, or correct the key.",
        [RefusalCode.UnknownPlace] =
            "No place has this code or name{0}. Add it to locations.csv (as an alias, if it is another spelling), or correct it.",
        [RefusalCode.AmbiguousPlace] = "More than one place has this name: {0}. Write the code of the one you mean.",
        [RefusalCode.UnknownLine] = "The request {0} has no line for {1}. Add the line to request_lines.csv, or correct the row.",
        [RefusalCode.UntilBeforeSince] = "The last day is before the first day, {0}.",
        [RefusalCode.MeetingBeforeSince] = "The meeting is before the first day of the operation, {0}.",
        [RefusalCode.MeetingNotAfterTheOneBefore] = "Meeting {0} must be after meeting {1}, which is on {2}.",
        [RefusalCode.MeetingNotBeforeTheNext] = "Meeting {0} must be before meeting {1}, which is on {2}.",
        [RefusalCode.MeetingBeforePublished] =
            "Report {1} is published for {2} to {3}: with meeting {0} like this, days before it would be in no report, or in two. Leave meeting "
                + "{0} as it was.",
        [RefusalCode.MeetingWithinPublished] =
            "Report {1} is published for {2} to {3}: meeting {0} cannot be on one of these days. Choose a later day.",
        [RefusalCode.MeetingOfPublished] =
            "Report {1} of this meeting is published, for {2} to {3}, and a published report keeps its meeting. Correct the report by a revision.",
        [RefusalCode.DecisionBeforeRequest] = "Request {0} was submitted on {1}; a decision on {2} would be before it.",
        [RefusalCode.DeliveryBeforeDeparture] = "Convoy {0} departed on {1}; a delivery on {2} would be before it.",
        [RefusalCode.ValidToBeforeValidFrom] = "The permit would end before it starts, on {0}.",
        [RefusalCode.HighBelowLow] = "The upper bound is below the lower one, {0}. Leave it empty if there is only one figure.",
        [RefusalCode.DayBeforeDay] = "{0} is before \u201C{1}\u201D, which is {2}. Correct one of the two days.",
        [RefusalCode.StepBeforeAllegation] = "Allegation {0} was received on {1}; a step on {2} would be before it.",
        [RefusalCode.NeededWhen] = "A value is needed here where \u201C{0}\u201D is {1}. Name at least one, or choose another {0}.",
        [RefusalCode.NoSuchRecord] =
            "Expected the kind of a record, a colon and its key, like allegation:A-7, of a record in the bundle or in the store. Correct it, or "
                + "leave it empty.",
    }.ToFrozenDictionary();

    public Refusal(RefusalCode code, params object[] arguments)
        : this(code, [.. arguments.Select(a => Convert.ToString(a is DateOnly day ? Cell.Day(day) : a, CultureInfo.InvariantCulture) ?? "")])
    {
    }

    /// <summary>The policy says no. <paramref name="why"/> ends with who may, and without a full stop; null: the role does not.</summary>
    public static Refusal NotAllowed(string? why = null) =>
        new(RefusalCode.NotAllowed, why ?? "your role may not write this kind of record, or not at its level. Ask a manager");

    /// <summary>The message says what is wrong and how to put it right, in English.</summary>
    public string Message => string.Format(new CountedNoun(CultureInfo.InvariantCulture), _texts[Code], [.. Arguments]);

    /// <summary>The message before its arguments are put in.</summary>
    internal string Text => _texts[Code];

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

    /// <summary>The value stands there.</summary>
    public string? Value { get; init; }

    public required Refusal Refusal { get; init; }

    /// <summary>The candidates may have been meant: codes and names of places.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>The place and the reason in one line.</summary>
    public override string ToString()
    {
        var place = string.Join(
            ", ", new[] { File, Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"row {row}") : null, Column }.OfType<string>());
        var value = Value is null ? "" : $" '{Value}'";
        var candidates = Candidates.Count == 0 ? "" : $" Nearest: {string.Join(", ", Candidates)}.";
        return $"{place}:{value} {Refusal.Message}{candidates}";
    }
}
