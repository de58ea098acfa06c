using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Audit;

/// <summary>
/// What of the store is no record and has no history, and yet must not change behind the program's back. Of each thing the parts that matter are
/// known by a name that people understand, and compared by a hash of their rows.
/// </summary>
internal static class SealedStates
{
    /// <summary>An account, by its id.</summary>
    public const string Account = "account";

    /// <summary>The thresholds of an operation's alerts, by the operation's id.</summary>
    public const string AlertRules = "alert_rule";

    /// <summary>The outlines of an operation's maps, by the operation's id.</summary>
    public const string Outline = "operation_outline";

    /// <summary>All saves of a report's narrative: operation, report, language (<see cref="KeyOf"/>).</summary>
    public const string Narrative = "report_narrative";

    /// <summary>A published revision: operation, report, revision (<see cref="KeyOf"/>).</summary>
    public const string Report = "report";

    /// <summary>Up to which day the meetings of an operation's task forces are recorded, by the operation's id.</summary>
    public const string Calendar = "operation_calendar";

    /// <summary>The state holds what somebody who left is called, by the hash of the address that they had.</summary>
    public const string Pseudonym = "account_pseudonym";

    /// <summary>The state holds which course of events the store is in; a restore begins another.</summary>
    public const string Epoch = "store_epoch";

    /// <summary>The only key of <see cref="Epoch"/>.</summary>
    public const string OnlyEpoch = "epoch";

    /// <summary>The triggers of the database, and the scripts that made them.</summary>
    public const string Schema = "schema";

    /// <summary>The only key of <see cref="Schema"/>.</summary>
    public const string OnlyKey = "triggers";

    /// <summary>The part of <see cref="Schema"/> that tells which scripts have run.</summary>
    public const string Scripts = "scripts";

    public static readonly IReadOnlyList<string> Kinds = [Account, AlertRules, Outline, Narrative, Report, Schema, Calendar, Pseudonym, Epoch];

    /// <summary>Those that the audit of a store which an older program sealed does not tell of.</summary>
    public static readonly IReadOnlyList<string> LaterKinds = [Calendar, Pseudonym, Epoch];

    /// <summary>The SQL writes a report of a row as <see cref="ReportId"/> does.</summary>
    public const string Number = "case task_force when 'humanitarian' then '' else task_force || '/' end || number";

    public static string KeyOf(string operation, ReportId report, object last) =>
        string.Create(CultureInfo.InvariantCulture, $"{operation}/{report}/{last}");

    /// <summary>The parts of one thing as it stands; none when there is no such thing.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        DbSession session, string kind, string key, CancellationToken cancellation = default) =>
        (await ReadAsync(session, kind, key, all: false, cancellation).ConfigureAwait(false)).GetValueOrDefault(key) ?? [];

    /// <summary>Everything of a kind, by key.</summary>
    public static Task<Dictionary<string, Dictionary<string, string>>> ReadAllAsync(DbSession session, string kind, CancellationToken cancellation) =>
        ReadAsync(session, kind, null, all: true, cancellation);

    private static async Task<Dictionary<string, Dictionary<string, string>>> ReadAsync(
        DbSession session, string kind, string? key, bool all, CancellationToken cancellation)
    {
        var rows = new Dictionary<(string Key, string Part), List<string?[]>>();
        foreach (var sql in Sql.Of(kind, session.Dialect.Provider))
        {
            await using var command = all ? session.Command(sql) : session.Command(Sql.OfKey(sql)).With("key", key);
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                var row = (reader.GetString(0), reader.GetString(1));
                if (!rows.TryGetValue(row, out var of))
                {
                    rows.Add(row, of = []);
                }

                of.Add([.. Enumerable.Range(2, reader.FieldCount - 2).Select(i => Field(reader, i))]);
            }
        }

        var found = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var ((of, part), fields) in rows)
        {
            found.TryAdd(of, new Dictionary<string, string>(StringComparer.Ordinal));
            found[of][part] = Hash(fields);
        }

        return found;
    }

    // Sorted here: databases sort text each in its own way.
    private static string Hash(List<string?[]> rows)
    {
        var hash = "";
        foreach (var row in rows.OrderBy(r => string.Join('\u001F', r), StringComparer.Ordinal))
        {
            hash = Chain.Next(hash, row);
        }

        return hash;
    }

    private static string? Field(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal) switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        DateTime => Dialect.Text(Dialect.Instant(reader, ordinal)),
        var other => throw new InvalidOperationException($"A part of a sealed state is a {other.GetType().Name}."),
    };

    private static class Sql
    {
        /// <summary>Returns the statement that reads, of the parts of a state, those of one record.</summary>
        public static string OfKey(string parts) => $"select * from ({parts}) x where x.k = @key";

        private static readonly string[] _account =
        [
            "select id as k, 'address or name' as p, email, email_key, name from account",
            "select id as k, 'standing' as p, case when disabled_at is null then 'enabled' else 'disabled' end from account",
            "select id as k, 'password' as p, password_hash from account where password_hash is not null",
            "select id as k, 'second factor' as p, authenticator_key, case when has_second_factor then 'yes' else 'no' end from account where "
                + "has_second_factor or authenticator_key is not null",
            "select account_id as k, 'recovery codes' as p, code_hash, case when used_at is null then 'unused' else 'used' end from "
                + "account_recovery_code",
            "select account_id as k, 'passkeys' as p, credential_id, public_key from account_passkey",
            "select account_id as k, 'links to other providers' as p, issuer, subject from account_login",
            "select account_id as k, 'roles' as p, role, operation, areas || coalesce(' until ' || cast(until as text), '') from account_grant",
            "select account_id as k, 'one-time links' as p, token_hash, purpose, expires_at, case when used_at is null then 'unused' else 'used' "
                + "end from account_link where account_id is not null",
            "select account_id as k, 'access tokens' as p, token_hash, scopes, operation, cast(ends_on as text), case when revoked_at is null then "
                + "'in force' else 'revoked' end from api_token",
        ];

        private const string Report = $"operation_id || '/' || {Number} || '/' || revision";

        private static readonly string[] _report =
        [
            $"select {Report} as k, 'period' as p, cast(period_start as text), cast(period_end as text) "
                + "from report where state = 'published'",
            $"select {Report} as k, 'publisher' as p, published_by from report where state = 'published'",
            $"select {Report} as k, 'times' as p, published_at, computed_at from report where state = "
                + "'published'",
            $"select {Report} as k, 'reason' as p, reason from report where state = 'published'",
            $"""
            select {Report} as k, 'content' as p,
                content_hash, annex_hash, change_number, history_hash, method, compared_revision
            from report
            where state = 'published'
            """,
            $"select {Report} as k, 'records' as p, records from report where state = 'published'",
            $"""
            select {Report} as k, 'files' as p, f.name, f.media_type, f.sha256
            from report
            join report_file f on f.report_id = report.id
            where report.state = 'published'
            """,
        ];

        private const string Scripts = $"select '{OnlyKey}' as k, '{SealedStates.Scripts}' as p, scriptname from schema_script";

        public static string[] Of(string kind, StoreProvider provider) => kind switch
        {
            Account => _account,
            AlertRules => ["select operation_id as k, 'thresholds' as p, kind, days, changed_at, changed_by from alert_rule"],
            Outline => ["select operation_id as k, 'outlines' as p, geo_json, changed_at, changed_by from operation_outline"],
            Narrative => [$"select operation_id || '/' || {Number} || '/' || language as k, 'words' as p, version, markdown, edited_at, edited_by, "
                + "account_id from report_narrative"],
            SealedStates.Report => _report,
            Calendar =>
            [
                "select id as k, 'day up to which meetings are recorded' as p, cast(meetings_kept_to as text) from operation where "
                    + "meetings_kept_to is not null",
                "select id as k, 'day up to which ceasefire meetings are recorded' as p, cast(ceasefire_kept_to as text) from operation where "
                    + "ceasefire_kept_to is not null",
            ],
            Pseudonym => ["select name_hash as k, 'name' as p, pseudonym from account_pseudonym"],
            Epoch => [$"select '{OnlyEpoch}' as k, 'course of events' as p, epoch from store_epoch"],
            Schema when provider == StoreProvider.Sqlite =>
                [Scripts, $"select '{OnlyKey}' as k, tbl_name || '.' || name as p, sql from sqlite_master where type = 'trigger'"],
            Schema => [Scripts, PostgresTriggers],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing of the kind is sealed."),
        };

        private const string PostgresTriggers = $"""
            select '{OnlyKey}' as k, c.relname || '.' || t.tgname as p, pg_get_triggerdef(t.oid), cast(t.tgenabled as text), f.prosrc
            from pg_trigger t
            join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_proc f on f.oid = t.tgfoid
            where not t.tgisinternal and n.nspname = current_schema()
            """;
    }
}
