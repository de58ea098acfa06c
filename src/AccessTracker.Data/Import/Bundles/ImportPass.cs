using System.Globalization;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Export;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>
/// One reading of the whole bundle inside one transaction, files in order of reference. What is refused goes into the
/// report, and everything else into the store; whether that stays is for the caller to say.
/// </summary>
internal sealed class ImportPass(
    DbSession session, BundleContent content, ImportReport report, ImportOptions options, SensitivityRules rules, IProgress<ImportProgress>? progress)
{
    private const int ChunkRows = 1_000;

    // Rows may be long, and a file may be nothing but long ones.
    private const int ChunkText = 4_000_000;
    private const int ManyRows = 10_000;

    private readonly Dictionary<RecordKind, Dictionary<string, int>> _touched = [];
    private readonly List<FileCount> _files = [];
    private FiguresWatch? _figures;
    private ImportWithdrawals? _withdrawals;

    public ImportReport Report { get; } = report;

    public ImportOptions Options { get; } = options;

    public IReadOnlyList<FileCount> Files => [.. _files.Select(f => f with { Refused = Report.RefusedOf(session.Kinds.OfFile(f.File)!) })];

    /// <summary>What is told when none of it is stored.</summary>
    public IReadOnlyList<FileCount> FilesTried => [.. Files.Select(f => f.WithoutSevere)];

    public List<WithdrawnRow> Withdrawn { get; } = [];

    /// <summary>What is asked before anything is stored; null: this is no preview.</summary>
    public DoubtLog? Doubts { get; private set; }

    /// <summary>See <see cref="ImportResult.Calendar"/>.</summary>
    public IReadOnlyList<MovedPeriod> Calendar { get; private set; } = [];

    /// <summary>See <see cref="ImportResult.Before"/>.</summary>
    public Situation? Before => _figures?.Before;

    /// <summary>See <see cref="ImportResult.FoundAt"/>.</summary>
    public long? FoundAt { get; private set; }

    /// <summary>See <see cref="ImportResult.IsOvertaken"/>.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>See <see cref="ImportResult.IsRepeated"/>.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>See <see cref="ImportResult.Moved"/>.</summary>
    public IReadOnlyList<MovedReport> Moved { get; private set; } = [];

    public string? OperationCode { get; private set; }

    /// <summary>See <see cref="ImportResult.ChangeNumber"/>.</summary>
    public long? ChangeNumber { get; private set; }

    public async Task RunAsync(string? chosen, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var operation = new OperationMerge(session, Report, Options);
        var row = content.Has(RecordKinds.Operations) ? ReadOperation() : null;
        if (content.Has(RecordKinds.Operations) && row is null)
        {
            _files.Add(new FileCount(RecordKinds.Operations.File, 0, 0, 0, 0));
            return;
        }

        var id = row is null
            ? await operation.ChooseAsync(chosen).ConfigureAwait(false)
            : await operation.FindOrReserveAsync(row.Value.Row, chosen, now).ConfigureAwait(false);
        var code = (await operation.CodeAsync(id).ConfigureAwait(false))!;
        if (!AccessPolicy.May(actor.Person, Verb.Import, new Subject(code))
            || (row is not null && !AccessPolicy.May(actor.Person, Verb.Write, new Subject(code, RecordKinds.Operations.Subject))))
        {
            throw new BundleRefusedException(RecordKinds.Operations.File, Refusal.NotAllowed());
        }

        var calendar = content.Has(RecordKinds.Operations) || content.Has(RecordKinds.Meetings)
            ? await CalendarWatch.BeginAsync(session, id, now, cancellation).ConfigureAwait(false)
            : null;
        using var writer = await ChangeWriter.BeginAsync(session, id, actor, now).ConfigureAwait(false);
        OperationCode = code;
        FoundAt = writer.Before;
        if (Options.CheckedAt is { } at && at != FoundAt)
        {
            IsOvertaken = true;
            return;
        }

        if (Options.Submission is { } sent && await Submissions.FindAsync(session, sent).ConfigureAwait(false) is { } outcome)
        {
            IsRepeated = true;
            ChangeNumber = outcome.Person != sent.Person ? throw new BundleRefusedException("", Refusal.NotAllowed())
                : outcome.Content is not null && sent.Content is not null && outcome.Content != sent.Content
                    ? throw new BundleRefusedException("", new Refusal(RefusalCode.SavedBefore))
                : outcome.ChangeNumber;
            return;
        }

        if (row is var (values, header))
        {
            _files.Add(await operation.MergeAsync(writer, values, header).ConfigureAwait(false));
            _touched[RecordKinds.Operations] = new Dictionary<string, int>(StringComparer.Ordinal) { [values.Key] = values.Number };
        }

        var gate = await GateAsync(id, code, actor, now).ConfigureAwait(false);
        Doubts = Options.Asked is { } asked ? new DoubtLog(asked.Situation, asked.Today, session.Kinds, BundleImport.MostReported)
            : Options.DryRun ? await DoubtsAsync(id, gate, now, cancellation).ConfigureAwait(false) : null;
        var references = new RecordReferences(session, id, gate.Visibility);
        foreach (var table in session.Kinds.Records.Where(content.Has))
        {
            await MergeAsync(table, references, gate, writer, cancellation).ConfigureAwait(false);
        }

        if (Options.Replaces is { } replaced && Report.IsClean)
        {
            await new LocationReplacement(writer, gate, actor, now).RunAsync(replaced, cancellation).ConfigureAwait(false);
        }

        if (Options.Order is { } order && Report.IsClean)
        {
            await order.ApplyAsync(session, id).ConfigureAwait(false);
        }

        if (Options.Withdrawals.Count > 0)
        {
            _withdrawals = new ImportWithdrawals(writer, gate, actor, now, Options.Records);
            await _withdrawals.RunAsync(Options.Withdrawals, cancellation).ConfigureAwait(false);
        }

        Doubts?.Finish();
        RefuseDoubtful();
        await ProposeAliasesAsync(gate, id, actor, now).ConfigureAwait(false);
        var between = new StoredRules(session, id);
        var hasGivenWay = Options.Submission is null && content.Has(RecordKinds.Meetings)
            && await GiveWayAsync(between, writer, actor, now).ConfigureAwait(false);
        await CheckStoredAsync(between).ConfigureAwait(false);
        await writer.FinishAsync(cancellation).ConfigureAwait(false);
        ChangeNumber = writer.ChangeNumber;
        if (hasGivenWay)
        {
            await CalendarKeeper.KeepAsync(session, id, now, cancellation).ConfigureAwait(false);
        }

        if (calendar is not null && Report.IsClean)
        {
            await CheckCalendarAsync(calendar).ConfigureAwait(false);
        }

        if (Options.Submission is { } submission)
        {
            await Submissions.KeepAsync(session, id, submission, ChangeNumber, now).ConfigureAwait(false);
        }
        else
        {
            await AuditAsync(session, AuditAction.Imported, code, Files, actor, now).ConfigureAwait(false);
        }
    }

    /// <summary>Tells what the figures of reports become by it; once it has run, and before the transaction ends.</summary>
    public async Task CountAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (_figures is not null && ChangeNumber is not null)
        {
            var touched = _files.Where(f => f.Added + f.Changed > 0).Select(f => f.File).ToHashSet(StringComparer.Ordinal);
            Moved = await _figures.EndAsync(
                t => touched.Contains(t.File) || _withdrawals?.Kinds.Contains(t) == true || (Options.Replaces is not null && NamesPlaces(t)),
                _figures.Before.Operation.Today(now), cancellation)
                .ConfigureAwait(false);
        }
    }

    // A place that is replaced is another one, and what names it may be too.
    private static bool NamesPlaces(RecordKind kind) =>
        kind == RecordKinds.Locations || kind.Find("location") is not null || kind.Columns.Any(c => c.Type == CellType.Places);

    private async Task<ImportGate> GateAsync(string id, string code, Actor actor, DateTimeOffset now)
    {
        var operation = (await OperationStore.FindAsync(session, new Id<Operation>(Guid.Parse(id))).ConfigureAwait(false))!;

        // Of an operation whose own row was refused nothing is there yet that could be hidden.
        if (actor.Person.IsOperator || operation.Operation.TimeZone.Length == 0)
        {
            return Gate(Audience.Everything, DateOnly.MaxValue, null);
        }

        var audience = rules.AudienceOf(AccessPolicy.Ceiling(actor.Person, code)!.Value, operation.Operation, now);
        return Gate(audience, RecordLevel.OpenBefore(rules, operation, now), table => RecordLevel.Sql(table, rules, operation, now));

        ImportGate Gate(Audience audience, DateOnly openBefore, Func<RecordKind, string>? level)
        {
            var visibility = new Visibility(rules, audience);
            return new ImportGate(audience, visibility, new WriteGuard(session, id, code, actor, visibility), openBefore, level);
        }
    }

    // Held against what whoever imports may read; of an operation whose own row was refused there is nothing to hold it against.
    private async Task<DoubtLog?> DoubtsAsync(string id, ImportGate gate, DateTimeOffset now, CancellationToken cancellation)
    {
        var operation = new Id<Operation>(Guid.Parse(id));
        if (await OperationStore.FindAsync(session, operation).ConfigureAwait(false) is not { Operation.TimeZone.Length: > 0 })
        {
            return null;
        }

        _figures = await FiguresWatch.BeginAsync(session, operation, rules, gate.Audience, cancellation).ConfigureAwait(false);
        return new DoubtLog(
            _figures.Before, _figures.Before.Operation.Today(now), session.Kinds, Options.MostDoubts, Options.IsAgencyAssumed);
    }

    // A program that sends records is asked as a form asks: nothing doubtful is stored that it has not confirmed.
    private void RefuseDoubtful()
    {
        if (Options.Asked is { } asked)
        {
            foreach (var doubtful in Doubts!.Rows.Where(d => !asked.Confirmed.Contains(d.Doubt.Id)))
            {
                Report.Refuse(doubtful);
            }
        }
    }

    private async Task ProposeAliasesAsync(ImportGate gate, string id, Actor actor, DateTimeOffset now)
    {
        foreach (var alias in Options.Aliases)
        {
            if (await gate.Guard.CheckAliasAsync(alias.Location).ConfigureAwait(false) is { } refusal)
            {
                throw new BundleRefusedException(RecordKinds.Locations.File, refusal);
            }

            await AliasProposals.AddAsync(session, id, alias, actor, now).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// That it was tried, where nothing of it is stored: a check, and an import that was refused, answer questions about what is stored.
    /// </summary>
    public static Task AuditTriedAsync(DbSession session, ImportResult result, Actor actor, DateTimeOffset now) =>
        AuditAsync(session, AuditAction.ImportTried, result.Operation!, result.Files, actor, now);

    private static Task AuditAsync(
        DbSession session, AuditAction action, string code, IReadOnlyList<FileCount> files, Actor actor, DateTimeOffset now)
    {
        var counts =
            files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.File}: {f.Added} added, {f.Changed} changed, {f.Refused} refused"));
        return AuditStore.RecordAsync(
            session, new AuditEvent(action) { Operation = code, Level = Sensitivity.Moderate, Details = string.Join("; ", counts) }, actor, now);
    }

    private async Task MergeAsync(RecordKind table, RecordReferences references, ImportGate gate, ChangeWriter writer, CancellationToken cancellation)
    {
        using var rows = content.Rows(table).GetEnumerator();
        if (Header(table, rows) is not { } header)
        {
            return;
        }

        var reader = new RowReader(table, header, references, Report);
        using var merge = new TableMerge(this, table, header, references, gate, writer);
        var chunk = new List<SheetRow>(ChunkRows);
        var text = 0;
        var last = 1;
        while (Next(rows))
        {
            last = rows.Current.Number;
            if (IsRecord(table, rows.Current))
            {
                chunk.Add(rows.Current);
                text += rows.Current.Cells.Sum(c => c.Length);
            }

            if (chunk.Count == ChunkRows || text > ChunkText)
            {
                await MergeChunkAsync().ConfigureAwait(false);
            }
        }

        await MergeChunkAsync().ConfigureAwait(false);
        if (merge.Added > ManyRows && session.Dialect.AfterManyRows is { } sql)
        {
            await session.ExecuteAsync($"{sql} {table.Table}").ConfigureAwait(false);
        }

        _touched[table] = merge.Touched;
        _files.Add(new FileCount(table.File, merge.Added, merge.Changed, merge.Same, 0) { ChangedInSevere = merge.ChangedInSevere });

        async Task MergeChunkAsync()
        {
            cancellation.ThrowIfCancellationRequested();
            await references.LoadAsync(table, header, chunk, cancellation).ConfigureAwait(false);
            await merge.MergeAsync([.. chunk.Select(reader.Read).OfType<BundleRow>()], cancellation).ConfigureAwait(false);
            progress?.Report(new ImportProgress(table.File, last));
            chunk.Clear();
            text = 0;
        }
    }

    // A changed record may break a rule with one that is not in the bundle; the bundle's row is refused for it.
    private async Task CheckStoredAsync(StoredRules rules)
    {
        var broken = new List<BrokenRule>();
        if (Touched(RecordKinds.Operations).Count + Touched(RecordKinds.Meetings).Count > 0)
        {
            broken.AddRange(await rules.BrokenByMeetingsAsync().ConfigureAwait(false));
        }

        broken.AddRange(await rules.BrokenByRequestsAsync(Touched(RecordKinds.Requests).Keys).ConfigureAwait(false));
        broken.AddRange(await rules.BrokenByConvoysAsync(Touched(RecordKinds.Convoys).Keys).ConfigureAwait(false));
        broken.AddRange(await rules.BrokenByAllegationsAsync(Touched(RecordKinds.Allegations).Keys).ConfigureAwait(false));
        broken.AddRange(await rules.BrokenByStopsAsync(StopsTouched()).ConfigureAwait(false));

        foreach (var rule in broken)
        {
            // A rule that only older records break was broken before: none of this bundle's making.
            if (rule.Suspects.FirstOrDefault(s => Touched(s.Table).ContainsKey(s.Key)) is { } suspect
                && Touched(suspect.Table)[suspect.Key] is var row && !Report.IsRefused(suspect.Table, row))
            {
                Report.Refuse(suspect.Table, row, suspect.Column, Cell.Write(suspect.Value), rule.Refusal);
            }
        }
    }

    // Those that changed, and those of which something else is told now.
    private List<string> StopsTouched() =>
    [
        .. Touched(RecordKinds.Deliveries).Keys.Concat(Touched(RecordKinds.Disaggregations).Keys)
            .Concat(Touched(RecordKinds.Items).Keys.Select(k => k.Split(RecordKey.Separator)[RecordKinds.Items.Key.ToList().IndexOf("delivery")]))
            .Where(k => k.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    // Of each task force whose meetings the file has put out of order with those that the weekday gave.
    private async Task<bool> GiveWayAsync(StoredRules between, ChangeWriter writer, Actor actor, DateTimeOffset now)
    {
        var entered = Touched(RecordKinds.Meetings).Keys;
        var brought = entered.Select(ReportId.Parse).OfType<ReportId>().Select(m => m.TaskForce).ToHashSet();
        var hasGivenWay = false;
        foreach (var taskForce in (await between.BrokenByMeetingsAsync().ConfigureAwait(false)).Select(b => b.TaskForce).Distinct())
        {
            hasGivenWay |= taskForce is { } of && brought.Contains(of)
                && await BacklogMeetings.GiveWayAsync(writer, of, entered, actor, now).ConfigureAwait(false);
        }

        return hasGivenWay;
    }

    private Dictionary<string, int> Touched(RecordKind table) => _touched.GetValueOrDefault(table) ?? [];

    // Once the meetings follow each other: what is published must not come out of its place.
    private async Task CheckCalendarAsync(CalendarWatch calendar)
    {
        var (moves, refusal, meeting) = await calendar.EndAsync().ConfigureAwait(false);
        Calendar = moves;
        if (refusal is null)
        {
            return;
        }

        var row = Touched(RecordKinds.Meetings).GetValueOrDefault(meeting.ToString(), 1);
        Report.Refuse(RecordKinds.Meetings, row, "date", null, refusal);
    }

    private (BundleRow Row, SheetHeader Header)? ReadOperation()
    {
        var table = RecordKinds.Operations;
        using var rows = content.Rows(table).GetEnumerator();
        if (Header(table, rows) is not { } header)
        {
            return null;
        }

        BundleRow? only = null;
        var count = 0;
        while (Next(rows))
        {
            if (!IsRecord(table, rows.Current))
            {
                continue;
            }

            if (++count > 1)
            {
                throw new BundleRefusedException(table.File, rows.Current.Number, new Refusal(RefusalCode.SecondOperation));
            }

            only = new RowReader(table, header, null, Report).Read(rows.Current);
        }

        return only is null ? null : (only, header);
    }

    // A file that cannot be read on is reported, and the others are still looked at.
    private SheetHeader? Header(RecordKind table, IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext() && !rows.Current.IsBlank
                ? SheetHeader.Read(table, rows.Current)
                : throw new BundleRefusedException(
                    table.File, new Refusal(RefusalCode.EmptyFile, string.Join(',', table.Columns.Select(c => c.Name))));
        }
        catch (BundleRefusedException refused)
        {
            Report.Refuse(refused);
            return null;
        }
    }

    private bool Next(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (BundleRefusedException refused)
        {
            Report.Refuse(refused);
            return false;
        }
    }

    private bool IsRecord(RecordKind table, SheetRow row) =>
        (!row.IsBlank || row.Faults is { Count: > 0 }) && !(row.Number == 2 && SheetHeader.IsHxl(row)) && !Report.IsRefused(table, row.Number);
}

/// <summary>What an import may see and write.</summary>
/// <param name="Audience">Who may read what of it.</param>
/// <param name="Visibility">Of the records that its rows may refer to.</param>
/// <param name="Guard">Asks about each record.</param>
/// <param name="OpenBefore">The parameter of <paramref name="Level"/>.</param>
/// <param name="Level">The level of a stored record, as SQL; null where nobody needs to ask.</param>
internal sealed record ImportGate(Audience Audience, Visibility Visibility, WriteGuard Guard, DateOnly OpenBefore, Func<RecordKind, string>? Level);
