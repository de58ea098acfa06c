using System.IO.Compression;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Tests.Access;

/// <summary>
/// Role x area x verb x kind x level x surface, each cell by the tables of docs/access.md. The surfaces here are those of the
/// stores, on both databases; the pages are asked apart.
/// </summary>
public sealed class AccessMatrixTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _roles = AccessTables.Read("Roles", "role");
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _writes =
        AccessTables.Read("What each role writes", "kind");
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _acts =
        AccessTables.Read("What each role does besides", "act");
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _levels = AccessTables.Read("Levels", "kind");

    /// <summary>A coordinator of the North, one of everywhere, the other roles, and somebody of another operation.</summary>
    internal static IReadOnlyList<Person> People { get; } =
    [
        .. Enum.GetValues<Role>().Select(r => new Person(EnumCode.Of(r), [new Grant(r, r == Role.Administrator ? null : AccessWorld.Operation, [])])),
        new Person("coordinator of the North", [new Grant(Role.Coordinator, AccessWorld.Operation, ["North"])]),
        new Person("manager elsewhere", [new Grant(Role.Manager, "OTHER", [])]),
    ];

    internal static bool MayRead(Person person, Sensitivity level) =>
        person.Grants[0] is { Operation: null or AccessWorld.Operation, Role: var role }
            && level <= EnumCode.Parse<Sensitivity>(_roles[EnumCode.Of(role)]["reads up to"]);

    internal static bool MayWrite(Person person, WorldRecord record) => MayRead(person, record.Level)
        && _writes[record.Kind][EnumCode.Of(person.Grants[0].Role)] switch
    {
        "yes" => true,
        "in the area" => person.Grants[0].Areas.Count == 0 || record.Area is null || person.Grants[0].Areas.Contains(record.Area),
        _ => false,
    };

    internal static bool May(Person person, Verb act) =>
        person.Grants[0] is { Operation: null or AccessWorld.Operation, Role: var role } && _acts[EnumCode.Of(act)][EnumCode.Of(role)] == "yes";

    [Fact]
    public void The_tables_name_every_role_kind_and_verb()
    {
        Assert.Equal(EnumCode.All<Role>(), _roles.Keys);
        Assert.Equal(RecordKinds.Standard.All.Select(t => t.Name), _writes.Keys);
        Assert.Equal(RecordKinds.Standard.All.Select(t => t.Name), _levels.Keys);
        Assert.Equal(EnumCode.All<Verb>().Except([EnumCode.Of(Verb.Write)]), _acts.Keys);
    }

    [Fact]
    public void Every_act_is_for_whom_the_table_says()
    {
        foreach (var (act, cells) in _acts)
        {
            foreach (var person in People.Where(p => p.Grants[0].Operation != "OTHER"))
            {
                var may = AccessPolicy.May(
                    person, EnumCode.Parse<Verb>(act),
                    new Subject(act is "add_operation" or "manage_accounts" or "read_audit" or "see_scheduler" ? null : AccessWorld.Operation));
                Assert.True(cells[EnumCode.Of(person.Grants[0].Role)] == (may ? "yes" : "no"), $"{person.Name}: {act}");
            }

            Assert.False(AccessPolicy.May(People[^1], EnumCode.Parse<Verb>(act), new Subject(AccessWorld.Operation)), $"{People[^1].Name}: {act}");
        }
    }

    [Theory, EveryStore]
    public async Task The_world_has_the_levels_that_the_table_says(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (world, operation) = await AccessWorld.CreateAsync(store);
        foreach (var record in world.Records)
        {
            var view = await store.Records.ShowAsync(operation, record.Kind, record.Key, TestStore.Actor, AccessWorld.Now);
            Assert.True(record.Level == view?.Level, $"{record} has {view?.Level}");
            if (record.IsPlanned)
            {
                Assert.Equal(_levels[record.Kind]["while planned"], EnumCode.Of(record.Level));
            }
            else if (record.Given == RecordKinds.Standard.Of(record.Kind).Level)
            {
                Assert.Equal(_levels[record.Kind]["level of itself"], EnumCode.Of(record.Given));
            }
        }

        Assert.Equal(
            _levels.Where(l => l.Value["while planned"].Length > 0).Select(l => l.Key).Order(),
            world.Records.Where(r => r.IsPlanned).Select(r => r.Kind).Distinct().Order());
        Assert.Equal(RecordKinds.Standard.Records.Select(t => t.Name).Order(), world.Records.Select(r => r.Kind).Distinct().Order());
    }

    [Theory, EveryStore]
    public async Task Nobody_finds_a_record_above_their_level_in_lists_drafts_records_or_exports(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (world, operation) = await AccessWorld.CreateAsync(store);
        var rules = new SensitivityRules();
        foreach (var person in People)
        {
            var actor = Actor.Of(person, AccessWorld.Operation);
            var ceiling = AccessPolicy.Ceiling(person, AccessWorld.Operation);
            var facts = ceiling is { } level
                ? (await new FactsStore(store.Db, rules).LoadAsync(operation.Id, rules.AudienceOf(level, operation.Operation, AccessWorld.Now))).Facts
                : null;
            var listed = facts is null ? "" : Everything(facts);
            var exported = ceiling is null ? "" : await ExportAsync(store, operation, actor, rules);
            foreach (var record in world.Records)
            {
                var may = MayRead(person, record.Level);
                Assert.True(
                    !RecordKinds.Standard.Of(record.Kind).IsAmongFacts || may == listed.Contains(record.Token, StringComparison.Ordinal),
                    $"list: {person.Name}, {record}");
                Assert.True(may == exported.Contains(record.Token, StringComparison.Ordinal), $"export: {person.Name}, {record}");
                Assert.True(may == (await store.Records.ShowAsync(operation, record.Kind, record.Key, actor, AccessWorld.Now) is not null),
                    $"history: {person.Name}, {record}");
            }

            Assert.DoesNotContain(AccessWorld.SevereToken("North"), listed, StringComparison.Ordinal);
            Assert.DoesNotContain(AccessWorld.SevereToken("North"), exported, StringComparison.Ordinal);
        }
    }

    [Theory, EveryStore]
    public async Task Nobody_writes_what_the_table_does_not_give_them(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (world, operation) = await AccessWorld.CreateAsync(store);
        foreach (var person in People)
        {
            var actor = Actor.Of(person, AccessWorld.Operation);
            foreach (var record in world.Records)
            {
                var expected = MayWrite(person, record);
                var version = (await store.Records.ShowAsync(operation, record.Kind, record.Key, TestStore.Actor, AccessWorld.Now))!.Record.Version;
                var refusal = await store.Records.WithdrawAsync(operation, record.Kind, record.Key, version, "matrix", actor, AccessWorld.Now);
                if (refusal is null)
                {
                    Assert.Null(await store.Records.RestoreAsync(operation, record.Kind, record.Key, version + 1, "matrix", actor, AccessWorld.Now));
                }

                Assert.True(expected == (refusal is null), $"withdraw: {person.Name}, {record}: {refusal?.Message}");
                Assert.True(refusal is null
                    || refusal.Code == (MayRead(person, record.Level) ? RefusalCode.NotAllowed : RefusalCode.UnknownReference),
                    $"{person.Name}, {record}: {refusal?.Code}");
            }
        }

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    private static string Everything(Domain.Situations.ReportFacts facts)
    {
        var text = new StringBuilder();
        foreach (var list in new object[] { facts, facts.Ceasefire }.SelectMany(f => f.GetType().GetProperties().Select(p => p.GetValue(f)))
            .OfType<System.Collections.IEnumerable>())
        {
            foreach (var item in list)
            {
                text.Append(item).Append('\n');
            }
        }

        return text.ToString();
    }

    private static async Task<string> ExportAsync(TestStore store, StoredOperation operation, Actor actor, SensitivityRules rules)
    {
        using var zip = new MemoryStream();
        await new BundleExport(store.Db, rules).WriteAsync(operation, zip, actor, AccessWorld.Now);
        zip.Position = 0;
        using var archive = new ZipArchive(zip);
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
