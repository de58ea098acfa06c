using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>The form on which the records of a kind are entered.</summary>
public enum RecordForm
{
    /// <summary>The general form adds them and changes them one by one.</summary>
    General,

    /// <summary>They are added on a form of their own, several at a time; the general form changes one.</summary>
    Changes,

    /// <summary>They have a form of their own, which is called like the kind.</summary>
    Own,

    /// <summary>They are entered on the form of what they are a part of (<see cref="RecordKind.Owner"/>).</summary>
    OfOwner,
}

/// <summary>
/// One kind of record, said once: its file in the bundle, its table, its columns, what identifies a record, who may write it and what
/// is asked about it. Import, export, sheets, forms, histories, searches, what may be read and verification all go by it.
/// </summary>
/// <param name="file">The file's name in the bundle: <c>deliveries.csv</c>.</param>
/// <param name="name">What one record is, in histories, addresses and the references of a report: <c>delivery</c>.</param>
/// <param name="table">The table's name in the store.</param>
/// <param name="columns">In the order of the bundle.</param>
/// <param name="key">Names of the columns that identify a record within its operation.</param>
public class RecordKind(string file, string name, string table, IReadOnlyList<RecordColumn> columns, IReadOnlyList<string> key)
{
    private readonly Dictionary<string, int> _positions =
        columns.Select((column, position) => (column.Name, position)).ToDictionary(p => p.Name, p => p.position, StringComparer.Ordinal);

    public string File { get; } = file;

    public string Name { get; } = name;

    public string Table { get; } = table;

    public IReadOnlyList<RecordColumn> Columns { get; } = columns;

    public IReadOnlyList<string> Key { get; } = key;

    /// <summary>The words around a figure, such as "about 500", are kept in this column; null: there is none for them.</summary>
    public string? WordingColumn => Find("note") is not null ? "note"
        : Find("source") is { Severe: false } && !Key.Contains("source") ? "source"
        : null;

    public RecordForm Form { get; init; } = RecordForm.General;

    /// <summary>Coordinators may write it, each in their area; any other kind is for managers alone.</summary>
    public bool IsCoordinated { get; init; }

    /// <summary>The level of its records where the configuration names none.</summary>
    public Sensitivity Level { get; init; } = Sensitivity.Moderate;

    /// <summary>A bundle has its file only where there are records of it: an export without any is as it was before there was such a kind.</summary>
    public bool IsInBundleOnlyWithRecords { get; init; }

    /// <summary>The page of what a record is a part of (<see cref="Owner"/>) shows it.</summary>
    public bool IsShownWithOwner { get; init; }

    /// <summary>A record answers or clears a line of a request, which must exist.</summary>
    public bool BelongsToLine { get; init; }

    /// <summary>A change of a record may change figures that were counted before.</summary>
    public bool CountsInReports { get; init; }

    /// <summary>Letters, waybills and photographs can be attached to its records.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>Reports name its records behind their figures.</summary>
    public bool IsNamedByReports { get; init; }

    /// <summary>Its records are checked by somebody besides their author: what coordinators enter, and reports count or name.</summary>
    public bool IsReviewed => IsCoordinated && (CountsInReports || IsNamedByReports);

    /// <summary>How the parts of a key are written as one; null: one after the other (<see cref="RecordKey"/>).</summary>
    internal Func<IReadOnlyList<string>, string>? KeyText { get; init; }

    /// <summary>Its records tell of what was long before the operation.</summary>
    public bool ReachesBack { get; init; }

    /// <summary>The column with the day that records which refer to it may not be before; null: there is none.</summary>
    public string? KnownBy { get; init; }

    /// <summary>
    /// The columns that a ref is made of where a sheet has none: the same sheet again is about the same records. Empty: a ref is needed.
    /// </summary>
    public IReadOnlyList<string> MadeOf { get; init; } = [];

    /// <summary>Under which condition a record that nobody gave a level is low, as SQL about an alias; null: it has the level of its kind.</summary>
    internal Func<Visibility, string, string>? IsLow { get; init; }

    /// <summary>Under which condition a record that nobody gave a level is not to come any more, as SQL about an alias; null: it never is.</summary>
    internal Func<Visibility, string, string>? IsOpen { get; init; }

    /// <summary>Fills in what an empty cell stands for where another cell says it.</summary>
    internal Action<object?[]>? Complete { get; init; }

    /// <summary>The first rule that a row breaks by itself or with what it refers to.</summary>
    internal RowRule? Broken { get; init; }

    /// <summary>What is doubtful about its days against each other and against those of other records.</summary>
    internal Func<DoubtRow, DoubtRecords, IEnumerable<Doubt>>? Between { get; init; }

    /// <summary>What is doubtful about its numbers.</summary>
    internal Func<DoubtRow, DoubtRecords, IEnumerable<Doubt>>? Numbers { get; init; }

    /// <summary>
    /// The reference that says what a record is a part of: a line of its request, a status of its place. Null: a record stands on its own.
    /// </summary>
    public RecordColumn? Owner => Columns.FirstOrDefault(c => c is { Required: true, Refers: not null });

    /// <summary>The day that no record of this kind is without; null: there is none.</summary>
    public RecordColumn? Day => Columns.FirstOrDefault(c => c is { Required: true, Type: CellType.Day });

    /// <summary>Name of the sheet in a workbook.</summary>
    public string Sheet => Path.GetFileNameWithoutExtension(File);

    /// <summary>The name in a message: <c>convoy event</c>.</summary>
    public string Words => Name.Replace('_', ' ');

    /// <summary>The policy asks by this kind who may write the records.</summary>
    public SubjectKind Subject => new(Name, IsCoordinated);

    /// <summary>The columns that have a field on the form of the kind.</summary>
    public IEnumerable<RecordColumn> OnForm => Columns.Where(c => c.NotOnForm is null);

    /// <summary>Returns the position of the column of that name in a row.</summary>
    public int Position(string column) => _positions[column];

    public RecordColumn? Find(string column) => _positions.TryGetValue(column, out var position) ? Columns[position] : null;

    /// <summary>The first column that refers to a record of <paramref name="kind"/>; null: none does.</summary>
    public RecordColumn? Referring(RecordKind kind) => Columns.FirstOrDefault(c => c.Refers == kind);

    /// <summary>The key (<see cref="RecordKey"/>) of the record with these cells.</summary>
    public string KeyOf(IReadOnlyDictionary<string, string> cells) => KeyOf([.. Key.Select(c => cells[c])]);

    /// <summary>The same of the parts of the key.</summary>
    internal string KeyOf(IReadOnlyList<string> parts) => KeyText is { } text ? text(parts) : RecordKey.Of(parts);

    /// <summary>Its records are among the facts that the rules count with.</summary>
    public virtual bool IsAmongFacts => false;

    /// <summary>
    /// The texts are what stands in a column of the records that were read; there are none where they are not among the facts of reports.
    /// </summary>
    public virtual IEnumerable<string?> Used(Domain.Situations.ReportFacts facts, RecordColumn column) => [];

    /// <summary>The records that were read, each by the reference that reports name it by, and its key.</summary>
    public virtual IEnumerable<(string Reference, string Key)> ReferencesIn(Domain.Situations.ReportFacts facts) => [];

    /// <summary>The records that were read; there are none where they are not among the facts of reports.</summary>
    public virtual IReadOnlyList<object> RecordsIn(Domain.Situations.ReportFacts facts) => [];

    /// <summary>What one of <see cref="RecordsIn"/> holds in each column of texts, keys, words or references; what is sealed is left out.</summary>
    public virtual IEnumerable<(RecordColumn Column, string Text)> TextsOf(object record) => [];

    /// <summary>Its key (<see cref="RecordKey"/>), of one of <see cref="RecordsIn"/>.</summary>
    public virtual string KeyOfRecord(object record) => throw new ArgumentException($"{Name} is not among the facts.", nameof(record));

    public override string ToString() => Name;
}

/// <summary>A kind of record that the rules count with.</summary>
/// <typeparam name="T">What a record is to the rules. Each of its properties is named after its column.</typeparam>
public sealed class RecordKind<T>(string file, string name, string table, IReadOnlyList<RecordColumn> columns, IReadOnlyList<string> key)
    : RecordKind(file, name, table, columns, key)
    where T : class
{
    private RecordMapper<T>? _mapper;
    private (RecordColumn Column, Func<T, string?> Text)[]? _texts;

    /// <summary>All records of the kind that were read.</summary>
    public required Func<Domain.Situations.ReportFacts, IReadOnlyList<T>> In { get; init; }

    public override bool IsAmongFacts => true;

    internal RecordMapper<T> Mapper => _mapper ??= new RecordMapper<T>(this);

    /// <summary>The record as the bundle writes it, by column; without what the rules do not know of it.</summary>
    public Dictionary<string, string> Cells(T record) => Mapper.Cells(record);

    /// <summary>The record that these cells say; what is not among them is empty.</summary>
    public T From(IReadOnlyDictionary<string, string> cells) => Mapper.From(cells);

    /// <summary>Its key (<see cref="RecordKey"/>).</summary>
    public string KeyOf(T record) => Mapper.Key(record);

    public override IEnumerable<(string Reference, string Key)> ReferencesIn(Domain.Situations.ReportFacts facts) =>
        In(facts).Select(Mapper.KeyParts).Select(parts => (Domain.Situations.RecordRef.Of(Name, parts), KeyOf(parts)));

    public override IReadOnlyList<object> RecordsIn(Domain.Situations.ReportFacts facts) => In(facts);

    public override string KeyOfRecord(object record) => KeyOf((T)record);

    public override IEnumerable<(RecordColumn Column, string Text)> TextsOf(object record)
    {
        _texts ??= [.. Columns.Where(c => !c.Severe).Select(c => (c, Mapper.Texts(c))).Where(p => p.Item2 is not null).Select(p => (p.c, p.Item2!))];
        foreach (var (column, text) in _texts)
        {
            if (text((T)record) is { Length: > 0 } held)
            {
                yield return (column, held);
            }
        }
    }

    public override IEnumerable<string?> Used(Domain.Situations.ReportFacts facts, RecordColumn column) =>
        Mapper.Texts(column) is { } text ? In(facts).Select(text) : [];
}

/// <summary>Says which column of a row breaks a rule, and why; null: none does.</summary>
internal delegate (string Column, Refusal Refusal)? RowRule(RecordValues row, RecordReferences references);
