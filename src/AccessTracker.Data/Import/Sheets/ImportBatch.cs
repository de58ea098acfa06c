using System.Text.Json;
using System.Text.Json.Serialization;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The state says how far somebody's sheet has come. It is stored by its word.</summary>
public enum BatchState
{
    /// <summary>It is there; what its columns tell has not been said.</summary>
    Uploaded,

    /// <summary>The columns are known; questions about what is in them may be open.</summary>
    Mapped,

    /// <summary>A job reads it through, as an import would.</summary>
    Checking,

    /// <summary>What an import would do is known.</summary>
    Checked,

    /// <summary>A job imports it.</summary>
    Running,
    Done,

    /// <summary>The job failed, or the sheet cannot be read. Nothing was stored.</summary>
    Failed,
    Undone,
}

/// <summary>A file of one of these sorts belongs to a batch besides its row. The sort is stored by its word.</summary>
public enum BatchFile
{
    /// <summary>The file as it was sent.</summary>
    Upload,

    /// <summary>See <see cref="ChangeLog"/>.</summary>
    Changes,

    /// <summary>The refused rows as a sheet to mend.</summary>
    Refused,

    /// <summary>The first refusals, for the page.</summary>
    Refusals,

    /// <summary>See <see cref="PreviewLog"/>.</summary>
    Records,

    /// <summary>What becomes of the figures of reports, as the check found it.</summary>
    Figures,
}

/// <summary>One sheet that somebody sent, and what became of it.</summary>
public sealed record ImportBatch
{
    public Id<ImportBatch> Id { get; init; }

    public Id<Operation> OperationId { get; init; }

    /// <summary>Whose sheet it is: answers are remembered by it.</summary>
    public string Sender { get; init; } = "";

    public string SenderKey { get; init; } = "";

    public string FileName { get; init; } = "";

    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>The person's name.</summary>
    public string UploadedBy { get; init; } = "";

    /// <summary>A program sent it as a bundle: there are no columns to be told and no questions, and no page shows it.</summary>
    public bool IsBundle { get; init; }

    public BatchState State { get; init; }

    /// <summary>Rows read so far by the job that runs.</summary>
    public long ProgressRows { get; init; }

    /// <summary>Rows of the sheet that are records; 0: not counted yet.</summary>
    public long TotalRows { get; init; }

    public SheetMapping? Mapping { get; init; }

    /// <summary>What is not certain and has not been answered: nothing is imported before it is.</summary>
    public IReadOnlyList<SheetQuestion> Questions { get; init; } = [];

    /// <summary>What was answered, by the ids of questions.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    public BatchResult? Result { get; init; }

    /// <summary>The operation's change that the import made; null: it changed nothing, or was not run.</summary>
    public long? ChangeNumber { get; init; }

    /// <summary>The person asks for the job: the policy judges by them, and they are put down for it.</summary>
    public Person? Person { get; init; }

    /// <summary>
    /// A sheet may hold whatever its sender may read and others may not. So it is for its sender; who may write everything
    /// of the operation sees that it came and what became of it.
    /// </summary>
    public bool IsOf(Person person) => person.Name == UploadedBy;

    /// <summary><paramref name="person"/> may know of it.</summary>
    public bool IsFor(Person person, string operation) => AccessPolicy.May(person, Verb.Import, new Subject(operation))
        && (IsOf(person) || KnowsAll(person, operation));

    /// <summary>Whether <paramref name="person"/> may know of every sheet of the operation.</summary>
    public static bool KnowsAll(Person person, string operation) =>
        AccessPolicy.May(person, Verb.Write, new Subject(operation, new SubjectKind("import_batch")));
}

/// <summary>Counts of a check or an import.</summary>
public sealed record BatchResult
{
    public IReadOnlyList<BatchCount> Files { get; init; } = [];

    /// <summary>Rows of the sheet of which nothing is or would be stored.</summary>
    public int RefusedRows { get; init; }

    /// <summary>The first rows that do not count.</summary>
    public IReadOnlyList<LeftOutRow> LeftOutRows { get; init; } = [];

    /// <summary>How many rows do not count.</summary>
    public int LeftOutCount { get; init; }

    /// <summary>Rows of records that are withdrawn and stay so.</summary>
    public int Withdrawn { get; init; }

    /// <summary>The first rows that can hardly be right, of a check.</summary>
    public IReadOnlyList<BatchRefusal> Doubts { get; init; } = [];

    /// <summary>It counts all doubts there are.</summary>
    public int DoubtCount { get; init; }

    /// <summary>What the sheet tells of, added up, of a check.</summary>
    public IReadOnlyList<SheetSum> Sums { get; init; } = [];

    /// <summary>The operation's change number that the check found: what it tells holds as long as nobody changes anything.</summary>
    public long? FoundAt { get; init; }

    /// <summary>Records were changed by others after a check, so that the import would have done something else: it was checked anew.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Convoys or requests are made of the rows, for the sheet names none.</summary>
    public bool MakesHeads { get; init; }

    /// <summary>Why there is nothing: a refusal of the whole sheet, or that the program failed.</summary>
    public Phrase? Failure { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);
}

/// <summary>A row of a sheet that does not count, as a spreadsheet numbers it.</summary>
public sealed record LeftOutRow(int Row, LeftOutWhy Why);

/// <summary>Counts what a sheet does to the records of one kind.</summary>
public sealed record BatchCount(string Kind, int Added, int Changed, int Same)
{
    /// <summary>Rows of a bundle's file of which nothing is stored; of a sheet they are counted as a whole.</summary>
    public int Refused { get; init; }
}

/// <summary>One refusal, or doubt, as the page shows it.</summary>
/// <param name="Row">As the spreadsheet numbers it; null: of the whole sheet.</param>
/// <param name="Column">The heading of the column in the sheet, or what it tells where the sheet has none.</param>
/// <param name="Reason">It was kept as a text before it was worded late, and is read as such.</param>
public sealed record BatchRefusal(
    int? Row, [property: JsonPropertyName("Heading")] Phrase? Column, string? Value, [property: JsonPropertyName("Message")] Phrase Reason)
{
    /// <summary>The column, in the language of whoever reads now.</summary>
    [JsonIgnore]
    public string? Heading => Column?.ToString();

    /// <summary>The reason in the same language.</summary>
    [JsonIgnore]
    public string Message => Reason.ToString();
}
