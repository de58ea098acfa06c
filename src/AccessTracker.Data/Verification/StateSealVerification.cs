using System.Data.Common;
using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;

namespace AccessTracker.Data.Verification;

/// <summary>
/// Replays what the audit tells of states and histories (<see cref="StateSeals"/>): each change must start from what the one before it left, and the
/// last must have left what is there. So a change beside the program is found although the program has since written over it, and one operation that
/// was put back from an older copy although its own chain is whole.
/// </summary>
internal sealed class StateSealVerification(DbSession session, List<Finding> findings, CancellationToken cancellation)
{
    private readonly Dictionary<(string Kind, string Key), IReadOnlyDictionary<string, string>> _told = [];
    private readonly Dictionary<string, List<(long Entry, StateSeals.HistoryEnd End)>> _ends = new(StringComparer.Ordinal);
    private Dictionary<string, string> _operations = [];
    private Dictionary<string, string> _accounts = [];
    private bool _isSealed;

    public async Task RunAsync()
    {
        _operations = await NamesAsync(Sql.Operations).ConfigureAwait(false);
        _accounts = await NamesAsync(Sql.Accounts).ConfigureAwait(false);
        await session.Command(Sql.Entries).EachAsync(Replay, cancellation).ConfigureAwait(false);
        if (!_isSealed)
        {
            findings.Tell(
                "audit", "it does not tell that this program made the store or brought it up to date: accounts, settings and reports cannot be "
                + "checked against it");
            return;
        }

        foreach (var kind in SealedStates.Kinds)
        {
            await CompareAsync(kind).ConfigureAwait(false);
        }

        await ExpectedTriggers.CheckAsync(session, findings.Tell, cancellation).ConfigureAwait(false);
        foreach (var head in await session.QueryAsync<Head>(Sql.Heads).ConfigureAwait(false))
        {
            await HistoryAsync(head.Chain, head).ConfigureAwait(false);
            _ends.Remove(head.Chain);
        }

        foreach (var operation in _ends.Keys)
        {
            await HistoryAsync(operation, null).ConfigureAwait(false);
        }
    }

    private void Replay(DbDataReader reader)
    {
        var (number, action, kind, key) =
            (reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? "" : reader.GetString(2), reader.IsDBNull(3) ? "" : reader.GetString(3));
        try
        {
            switch (action)
            {
                case StateSeals.StateSealed:
                    var before = StateSeals.Parts(reader.IsDBNull(4) ? null : reader.GetString(4));
                    foreach (var part in Differences(_told.GetValueOrDefault((kind, key)) ?? new Dictionary<string, string>(), before))
                    {
                        findings.Tell(Place(kind, key), $"changed beside the program before entry {number} of the audit: {Named(kind, part)}");
                    }

                    _told[(kind, key)] = StateSeals.Parts(reader.IsDBNull(5) ? null : reader.GetString(5));
                    break;
                case StateSeals.HistorySealed:
                    var end = JsonSerializer.Deserialize<StateSeals.HistoryEnd>(reader.IsDBNull(5) ? "" : reader.GetString(5))
                        ?? throw new JsonException();
                    if (!_ends.TryGetValue(key, out var ends))
                    {
                        _ends.Add(key, ends = []);
                    }

                    ends.Add((number, end));
                    break;
                default:
                    _isSealed = true;
                    break;
            }
        }
        catch (JsonException)
        {
            findings.Tell($"audit, entry {number}", "what it tells cannot be read");
        }
    }

    private async Task CompareAsync(string kind)
    {
        var now = await SealedStates.ReadAllAsync(session, kind, cancellation).ConfigureAwait(false);
        foreach (var ((_, key), told) in _told.Where(t => t.Key.Kind == kind))
        {
            var there = now.GetValueOrDefault(key) ?? [];
            if (there.Count == 0 && told.Count > 0)
            {
                findings.Tell(Place(kind, key), "the audit tells of it, and it is gone");
                continue;
            }

            foreach (var part in Differences(told, there))
            {
                findings.Tell(Place(kind, key), $"{(there.ContainsKey(part) ? "changed" : "taken away")} beside the program: {Named(kind, part)}");
            }
        }

        foreach (var key in now.Keys.Where(k => !_told.ContainsKey((kind, k))).Order(StringComparer.Ordinal))
        {
            findings.Tell(Place(kind, key), "the audit does not tell of it");
        }
    }

    private async Task HistoryAsync(string operation, Head? head)
    {
        var place = $"history of {_operations.GetValueOrDefault(operation) ?? operation}";
        if (!_ends.TryGetValue(operation, out var ends))
        {
            if (head is { Entries: > 0 })
            {
                findings.Tell(place, "the audit does not tell of it");
            }

            return;
        }

        if (head is null)
        {
            findings.Tell(place, "the audit tells of it, and it is gone");
            return;
        }

        for (var i = 1; i < ends.Count; i++)
        {
            if (ends[i].End.Entries <= ends[i - 1].End.Entries)
            {
                findings.Tell(
                    place, $"an older copy was put in its place before entry {ends[i].Entry} of the audit: it had {ends[i - 1].End.Entries} "
                    + $"entries by then");
                return;
            }
        }

        var last = ends[^1].End;
        if (last.Entries != head.Entries)
        {
            findings.Tell(place, last.Entries > head.Entries
                ? $"an older copy was put in its place: it has {head.Entries} entries, and the audit tells of {last.Entries}"
                : $"the audit does not tell of what comes after entry {last.Entries}");
            return;
        }

        var points = ends.ToDictionary(e => e.End.Entries, e => e.End.Hash);
        await session.Command(Sql.Hashes).With("operation", operation).EachAsync(reader =>
        {
            var number = reader.GetInt64(0);
            if (points.Remove(number, out var hash) && (reader.IsDBNull(1) || reader.GetString(1) != hash))
            {
                findings.Tell($"{place}, entry {number}", "it is not the one that the audit tells of");
            }
        }, cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Keys.Union(other.Keys).Where(p => one.GetValueOrDefault(p) != other.GetValueOrDefault(p)).Order(StringComparer.Ordinal);

    private static string Named(string kind, string part) =>
        kind == SealedStates.Schema ? part == SealedStates.Scripts ? "the list of scripts that have run" : $"trigger {part}" : $"its {part}";

    private string Place(string kind, string key)
    {
        var parts = key.Split('/');
        var operation = _operations.GetValueOrDefault(parts[0]) ?? parts[0];

        // Between the operation and what comes last.
        var report = string.Join('/', parts.Skip(1).SkipLast(1));
        return kind switch
        {
            SealedStates.Account => $"account {_accounts.GetValueOrDefault(key) ?? key}",
            SealedStates.AlertRules => $"alerts of {operation}",
            SealedStates.Outline => $"outlines of {operation}",
            SealedStates.Narrative when report.Length > 0 => $"narrative of report {operation}/{report}, {parts[^1]}",
            SealedStates.Report when report.Length > 0 => $"report {operation}/{report}, revision {parts[^1]}",
            SealedStates.Calendar => $"calendar of {operation}",
            SealedStates.Pseudonym => $"pseudonym of {key[..Math.Min(8, key.Length)]}",
            SealedStates.Epoch => "store",
            SealedStates.Schema => "database",
            _ => $"{kind} {key}",
        };
    }

    private async Task<Dictionary<string, string>> NamesAsync(string sql) =>
        (await session.QueryAsync<(string Id, string Name)>(sql).ConfigureAwait(false)).ToDictionary(n => n.Id, n => n.Name, StringComparer.Ordinal);

    private sealed class Head
    {
        public string Chain { get; init; } = "";

        public long Entries { get; init; }
    }

    private static class Sql
    {
        public const string Operations = "select id, code from operation";

        public const string Accounts = "select id, email from account";

        public const string Entries =
            $"select number, action, kind, record_key, before_json, after_json from audit_event where not ({StateSeals.IsForPeople}) order by number";

        public const string Heads = $"select chain, entries from chain_head where chain <> '{Chain.Events}' order by chain";

        public const string Hashes = "select number, hash from history where operation_id = @operation and number is not null order by number";
    }
}
