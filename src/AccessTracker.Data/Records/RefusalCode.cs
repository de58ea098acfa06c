namespace AccessTracker.Data.Records;

/// <summary>
/// Everything for which a bundle, a file, a row or a cell can be refused. The names are stable: the texts of every language hang on them.
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

    /// <summary>It can hardly be right, and nobody has confirmed it.</summary>
    Doubtful,

    /// <summary>A record that says the same is there already, and nobody has confirmed that this is another.</summary>
    LikelySame,
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

    // A member of a record that a program sends.
    UnknownField,
    OtherJson,
    OtherKey,

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
    PartsAboveTotal,
    StopOfAnotherConvoy,
}
