using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using Dapper;

namespace AccessTracker.Data.Audit;

/// <summary>
/// Who did what, as somebody may read it: events up to the level they may see, and the changes of records that they may read
/// now. A change of a planned convoy appears when its embargo is over; until then nothing tells that there is one.
/// </summary>
public sealed class AuditReader(Db db, OperationStore operations, SensitivityRules rules)
{
    // Who may read the audit reads at least so far, also what belongs to no operation.
    private static readonly Sensitivity _floor = AccessPolicy.Ceiling(Role.Administrator);

    /// <exception cref="UnauthorizedAccessException"><paramref name="person"/> may not read the audit.</exception>
    public async Task<AuditPage> ReadAsync(Person person, AuditQuery query, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (!AccessPolicy.May(person, Verb.ReadAudit, new Subject(null)))
        {
            throw new UnauthorizedAccessException($"{person.Name} may not read the audit.");
        }

        var readable = (await operations.ListAsync(cancellation).ConfigureAwait(false))
            .Select(o => (Operation: o, Ceiling: AccessPolicy.Ceiling(person, o.Operation.Code)))
            .Where(o => o.Ceiling is not null)
            .Select(o => (o.Operation, Ceiling: o.Ceiling!.Value))
            .ToList();
        return await db.ReadAsync(async session =>
        {
            var rows = new List<AuditRow>();
            if (!EnumCode.TryParse<HistoryAction>(query.Action ?? "", out _))
            {
                rows.AddRange(await EventsAsync(session, person, query, readable).ConfigureAwait(false));
            }

            if (!EnumCode.TryParse<AuditAction>(query.Action ?? "", out _))
            {
                foreach (var (operation, ceiling) in readable.Where(o => query.Operation is null || query.Operation == o.Operation.Operation.Code))
                {
                    var audience = person.IsOperator ? Audience.Everything : rules.AudienceOf(ceiling, operation.Operation, now);
                    rows.AddRange(await ChangesAsync(session, query, operation, audience).ConfigureAwait(false));
                }
            }

            var page = rows
                .OrderByDescending(r => r.At)
                .ThenBy(r => r.Cursor.Operation, StringComparer.Ordinal)
                .ThenByDescending(r => r.Number)
                .Take(AuditQuery.MostRows)
                .ToList();
            var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
            page = [.. page.Select(r => r with { Person = names.Of(r.Person), Key = r.Key is { } key && !r.IsChange ? names.Of(key) : r.Key })];
            return new AuditPage(page, rows.Count > page.Count);
        }, cancellation).ConfigureAwait(false);
    }

    private static Task<IReadOnlyList<AuditRow>> EventsAsync(
        DbSession session, Person person, AuditQuery query, IReadOnlyList<(StoredOperation Operation, Sensitivity Ceiling)> readable)
    {
        var conditions = Conditions(query, "happened_at", "person", "number", "");
        conditions.Add(StateSeals.IsForPeople);
        if (!person.IsOperator)
        {
            var levels = string.Join(" or ", Enum.GetValues<Sensitivity>().Select(level => level <= _floor
                ? $"level = '{EnumCode.Of(level)}'"
                : $"(level = '{EnumCode.Of(level)}' and {session.Dialect.AnyOf("operation", $"Codes{level}")})"));
            conditions.Add($"({levels})");
        }

        if (query.Operation is not null)
        {
            conditions.Add("operation = @Operation");
        }

        if (!string.IsNullOrEmpty(query.Key))
        {
            conditions.Add("record_key = @Key");
        }

        var parameters = Parameters(query);
        foreach (var level in Enum.GetValues<Sensitivity>())
        {
            parameters.Add(
                $"Codes{level}", session.Dialect.Texts([.. readable.Where(o => o.Ceiling >= level).Select(o => o.Operation.Operation.Code)]));
        }

        return session.QueryAsync<AuditRow>(Sql.Events(conditions), parameters);
    }

    private async Task<IReadOnlyList<AuditRow>> ChangesAsync(DbSession session, AuditQuery query, StoredOperation operation, Audience audience)
    {
        var visibility = new Visibility(rules, audience);
        var conditions = Conditions(query, "h.changed_at", "h.changed_by", "h.number", operation.Operation.Code);
        conditions.Add(
            RecordSql.ChangeMayBeRead(session.Kinds, visibility, withOperation: visibility.LevelOf(RecordKinds.Operations) <= audience.Ceiling));
        if (!string.IsNullOrEmpty(query.Key))
        {
            conditions.Add(IsOfKey(session.Kinds, query.Kind));
        }

        var parameters = Parameters(query);
        parameters.Add("OperationId", operation.Id.ToString());
        parameters.Add(Visibility.OpenBefore, visibility.ParameterValue);
        var hidden = new HiddenReferences(session, operation, visibility);
        var rows = new List<AuditRow>();
        foreach (var row in await session.QueryAsync<AuditRow>(Sql.Changes(conditions), parameters).ConfigureAwait(false))
        {
            var table = session.Kinds.Of(row.Kind!);
            var (said, token) = ChangeReason.Read(row.Reason);
            rows.Add(row with
            {
                IsChange = true,
                Reason = said,
                Details = token is null ? row.Details : $"by API, token {token}",
                Operation = operation.Operation.Code,
                Before = await hidden.TakeOutAsync(table, HistoryReader.WithoutSevere(table, row.Before)).ConfigureAwait(false),
                After = await hidden.TakeOutAsync(table, HistoryReader.WithoutSevere(table, row.After)).ConfigureAwait(false),
            });
        }

        return rows;
    }

    // By the records that have the key now, each of which is found by an index, as its changes are: a history may have a million entries.
    private static string IsOfKey(RecordKinds kinds, string? kind)
    {
        var records = kinds.Records.Where(k => string.IsNullOrEmpty(kind) || k.Name == kind)
            .Select(Sql.IdsOfKey).ToList();
        return kind == RecordKinds.Operations.Name ? "h.record_key = @Key"
            : records.Count == 0 ? "1 = 0"
            : $"h.record_id in ({string.Join(" union all ", records)})";
    }

    // Only those that are asked for: a database plans "is null or" badly, and PostgreSQL wants to know the type of a null.
    private static List<string> Conditions(AuditQuery query, string at, string person, string number, string source)
    {
        var conditions = new List<string>();
        if (!string.IsNullOrEmpty(query.Person))
        {
            conditions.Add($@"lower({person}) like @Person escape '\'");
        }

        if (!string.IsNullOrEmpty(query.Action))
        {
            conditions.Add("action = @Action");
        }

        if (!string.IsNullOrEmpty(query.Kind))
        {
            conditions.Add("kind = @Kind");
        }

        if (query.From is not null)
        {
            conditions.Add($"{at} >= @From");
        }

        if (query.To is not null)
        {
            conditions.Add($"{at} < @Until");
        }

        if (query.After is { } after)
        {
            conditions.Add(string.CompareOrdinal(source, after.Operation) switch
            {
                < 0 => $"{at} < @At",
                0 => $"({at} < @At or ({at} = @At and {number} < @Number))",
                > 0 => $"{at} <= @At",
            });
        }

        return conditions;
    }

    private static DynamicParameters Parameters(AuditQuery query)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Person", LikePattern.Containing(query.Person));
        parameters.Add("Action", query.Action);
        parameters.Add("Kind", query.Kind);
        parameters.Add("Key", query.Key);
        parameters.Add("Operation", query.Operation);
        parameters.Add("From", Midnight(query.From ?? DateOnly.MinValue));
        parameters.Add("Until", Midnight(query.To is { } day && day < DateOnly.MaxValue ? day.AddDays(1) : DateOnly.MaxValue));
        parameters.Add("At", query.After?.At ?? DateTimeOffset.MinValue);
        parameters.Add("Number", query.After?.Number ?? 0);

        // One more than a page, which tells whether there is another.
        parameters.Add("Take", AuditQuery.MostRows + 1);
        return parameters;

        static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
    }

    private static class Sql
    {
        public static string Events(IReadOnlyList<string> conditions) => $"""
            select number, happened_at as at, person, role, action, operation, kind, record_key as key, reason, details, before_json as before,
                after_json as after
            from audit_event
            where {string.Join(" and ", conditions.DefaultIfEmpty("1 = 1"))}
            order by happened_at desc, number desc
            limit @Take
            """;

        public static string IdsOfKey(RecordKind kind) => $"select id from {kind.Table} where operation_id = @OperationId and record_key = @Key";

        public static string Changes(IReadOnlyList<string> conditions) => $"""
            select h.number, h.changed_at as at, h.changed_by as person, h.changed_as as role, h.action, h.kind, h.record_key as key, h.reason,
                h.before_json as before, h.after_json as after
            from history h
            where h.operation_id = @OperationId and {ReviewEntries.IsOfRecord} and {string.Join(" and ", conditions)}
            order by h.changed_at desc, h.number desc
            limit @Take
            """;
    }
}
