using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>Brings the rows of one file into its table: new ones are added, known ones changed where they differ.</summary>
internal sealed class TableMerge : IDisposable
{
    private readonly RecordKind _table;
    private readonly SheetHeader _header;
    private readonly RecordReferences _references;
    private readonly ImportGate _gate;
    private readonly ChangeWriter _writer;
    private readonly ImportPass _pass;
    private readonly BulkInsert _insert;

    // Of a new operation nothing can be known yet; looking for it would cost as much as storing it.
    private bool? _isEmpty;

    // Something is told of stops besides what they say themselves.
    private bool _isToldOf;

    public TableMerge(ImportPass pass, RecordKind table, SheetHeader header, RecordReferences references, ImportGate gate, ChangeWriter writer)
    {
        _pass = pass;
        _table = table;
        _header = header;
        _references = references;
        _gate = gate;
        _writer = writer;
        _insert = new BulkInsert(writer.Session, table.Table, RecordSql.InsertColumns(table));
    }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    /// <summary>Those of <see cref="Changed"/> that differ in severe fields alone.</summary>
    public int ChangedInSevere { get; private set; }

    /// <summary>Keys of the records changed, with their rows: what is stored already may stand against the change.</summary>
    public Dictionary<string, int> Touched { get; } = new(StringComparer.Ordinal);

    public async Task MergeAsync(IReadOnlyList<BundleRow> rows, CancellationToken cancellation)
    {
        var known = await KnownAsync(rows, cancellation).ConfigureAwait(false);
        _isToldOf = _isToldOf || (_table == RecordKinds.Deliveries && _isEmpty == false && await IsToldOfAsync().ConfigureAwait(false));
        await _references.KeepAsync(_table, known.Values.Select(k => k.Record!.Values), cancellation).ConfigureAwait(false);
        var inserts = new List<object?[]>();
        foreach (var row in rows)
        {
            var (stored, level) = known.GetValueOrDefault(row.Key);
            FillIn(row, stored);
            Seal(row, stored);
            if (BundleRules.Broken(_table, row.Values, _references) is var (column, refusal))
            {
                _pass.Report.Refuse(_table, row.Number, column, Cell.Write(row.Values[_table.Position(column)]), refusal);
            }
            else if (await _gate.Guard.CheckAsync(_table, row.Values, stored, level).ConfigureAwait(false) is { } notAllowed)
            {
                _pass.Report.Refuse(_table, row.Number, _table.Key[0], null, notAllowed);
            }
            else if (stored is null && _pass.Options.RefuseVersion(_table, row, 0) is { } gone)
            {
                _pass.Report.Refuse(_table, row.Number, _table.Key[0], row.Key, gone);
            }
            else if (stored is null)
            {
                Added++;
                inserts.Add(Add(row));
            }
            else
            {
                await ChangeAsync(row, stored, cancellation).ConfigureAwait(false);
            }
        }

        await _insert.WriteAsync(inserts, cancellation).ConfigureAwait(false);
        await _writer.FlushAsync(cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _insert.Dispose();

    private object?[] Add(BundleRow row)
    {
        Touch(row);
        _pass.Doubts?.Look(_table, row);
        var id = _writer.NewId();
        _writer.Added(_table, id, row.Key, row.Values);
        _pass.Options.Changes?.Add(_table, row.Number, row.Key, row.Values);
        Tell(row, SeenState.New, null, 1);
        return [id.ToString(), _writer.OperationId, row.Key, _writer.NextRecorded(), 1L, .. Stored(row.Values)];
    }

    private async Task ChangeAsync(BundleRow row, StoredRecord stored, CancellationToken cancellation)
    {
        var isBack = stored.IsWithdrawn && await UndoneRecords.EndAsync(_writer.Session, stored.Id).ConfigureAwait(false);
        if (!isBack && stored.IsWithdrawn && _pass.Options.Expects(_table, row))
        {
            // A file is told of it in its report; a form would take it for saved.
            _pass.Report.Refuse(_table, row.Number, _table.Key[0], row.Key, new Refusal(RefusalCode.WithdrawnThere));
            return;
        }

        // Whoever says a sealed text says which version they have read: else it would be told whether they guess what it is.
        var conflict = _pass.Options.RefuseVersion(_table, row, stored.Version);
        var isGuess = conflict is not null && SaysSevere(row);
        if (!isBack && !isGuess && (stored.IsWithdrawn || stored.Values.AsSpan().SequenceEqual(row.Values)))
        {
            Same++;
            Tell(row, stored.IsWithdrawn ? SeenState.Withdrawn : SeenState.Same, stored, stored.Version);
            if (stored.IsWithdrawn)
            {
                _pass.Withdrawn.Add(new WithdrawnRow(_table.File, row.Number, row.Key.Replace(RecordKey.Separator, ' ')));
            }

            return;
        }

        // What was undone is not there for a form: it may be entered anew.
        if (conflict is not null && !(isBack && conflict.Code == RefusalCode.AlreadyThere))
        {
            _pass.Report.Refuse(_table, row.Number, _table.Key[0], row.Key, conflict);
            return;
        }

        Changed++;
        ChangedInSevere += !isBack && DiffersInSevereOnly(row.Values, stored.Values) ? 1 : 0;
        Touch(row);
        _pass.Doubts?.Look(_table, row);
        await using var update = _writer.Session.Command(RecordSql.Update(_table)).With("id", stored.Id);
        foreach (var (value, index) in Stored(row.Values).Select((v, i) => (v, i)))
        {
            update.With($"p{index}", value);
        }

        await update.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        if (isBack)
        {
            await _writer.Session.ExecuteAsync(RecordSql.ComeBack(_table), new { id = stored.Id }).ConfigureAwait(false);
            _writer.CameBack(stored, row.Values);
            _pass.Options.Changes?.Add(_table, row.Number, row.Key, row.Values);
            Tell(row, SeenState.New, null, stored.Version + 1);
        }
        else
        {
            _writer.Changed(_table, stored, row.Values);
            _pass.Options.Changes?.Change(_table, row.Number, row.Key, stored.Values, row.Values);
            Tell(row, SeenState.Changed, stored, stored.Version + 1);
        }
    }

    private void Tell(BundleRow row, SeenState state, StoredRecord? stored, long version) =>
        _pass.Options.Records?.Seen(new SeenRecord(_table, row.Key, state, row.Number, row.Values, stored?.Values) { Version = version });

    private bool DiffersInSevereOnly(object?[] values, object?[] stored) =>
        !values.Where((value, i) => !_table.Columns[i].Severe && !Equals(value, stored[i])).Any();

    // What a file has no column for stays as it is, or gets its default. So does what whoever sends it was not shown: they say what they have read.
    private void FillIn(BundleRow row, StoredRecord? stored)
    {
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (stored is not null && (!Says(row, i) || (row.Values[i] is null && IsHidden(i, stored))))
            {
                row.Values[i] = stored.Values[i];
            }
        }

        _table.Complete?.Invoke(row.Values);
    }

    private bool SaysSevere(BundleRow row) => _table.Columns.Where((c, i) => c.Severe && Says(row, i)).Any();

    private bool IsHidden(int position, StoredRecord stored) =>
        _table.Columns[position].Refers is { } kind && stored.Values[position] is string key && _references.IsHidden(kind, key);

    private bool Says(BundleRow row, int position) => _header.Has(position) && row.Unsaid?.Contains(position) != true;

    private void Seal(BundleRow row, StoredRecord? stored)
    {
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (_table.Columns[i].Severe && Says(row, i) && row.Values[i] is string text)
            {
                var place = SealedPlace.Of(_table, _writer.OperationId, row.Key, _table.Columns[i].Name);
                row.Values[i] = _writer.Session.Severe.SealUnlessSame(place, text, (string?)stored?.Values[i]);
            }
        }
    }

    private void Touch(BundleRow row)
    {
        // Deliveries are many, and seldom is anything told of one besides.
        if (_table != RecordKinds.Deliveries || _isToldOf)
        {
            Touched.Add(row.Key, row.Number);
        }
    }

    private async Task<bool> IsToldOfAsync()
    {
        foreach (var kind in new[] { RecordKinds.Disaggregations, RecordKinds.Items })
        {
            var any = RecordSql.Any(kind);
            if (await _writer.Session.FirstOrDefaultAsync<string>(any, new { operation = _writer.OperationId }).ConfigureAwait(false) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<object?> Stored(object?[] values) =>
        values.Select((value, i) => RecordSql.ToStored(_table.Columns[i], value, _references.IdOf));

    private async Task<Dictionary<string, (StoredRecord? Record, Sensitivity? Level)>> KnownAsync(
        IReadOnlyList<BundleRow> rows, CancellationToken cancellation)
    {
        _isEmpty ??= await _writer.Session.FirstOrDefaultAsync<string>(
            RecordSql.Any(_table), new { operation = _writer.OperationId }).ConfigureAwait(false) is null;
        if (_isEmpty.Value)
        {
            return [];
        }

        var dialect = _writer.Session.Dialect;
        var level = _gate.Level is { } sql ? ", " + sql(_table) : "";
        await using var command =
            _writer.Session.Command(
                $"{RecordSql.Stored(_table, level)} where t.operation_id = @operation and {dialect.AnyOf("t.record_key", "keys")}")
            .With("operation", _writer.OperationId)
            .With("keys", dialect.Texts([.. rows.Select(r => r.Key)]))
            .With(Visibility.OpenBefore, _gate.OpenBefore);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var known = new Dictionary<string, (StoredRecord?, Sensitivity?)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var record = StoredRecord.Read(_table, reader);
            known.Add(record.Key, (record, _gate.Level is null ? null : (Sensitivity)reader.GetInt32(RecordSql.FirstColumn + _table.Columns.Count)));
        }

        return known;
    }
}
