using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using Npgsql;

namespace AccessTracker.Tests.Architecture;

/// <summary>
/// Every statement of the program stands where it is looked for, and both databases understand it: each is prepared on either, which
/// finds a misspelt column and a function of one database alone without a row to try it on.
/// </summary>
public sealed class StatementTests
{
    private static readonly Regex _prepared =
        new(@"^\s*(select|insert into|update \w+\s+set|delete from|with (recursive )?\w+)\b", RegexOptions.IgnoreCase);

    // Every beginning of a statement, in constant text or around a hole.
    private static readonly Regex _statement = new(
        @"^\s*((select|insert into|update \S+\s+set|delete from|with (recursive )?\w+|values|merge into|copy|pragma|truncate|vacuum|lock table)\b"
            + @"|begin immediate\b|analyze$)",
        RegexOptions.IgnoreCase);

    private static readonly Regex _literal = new("\\$*\"\"\"(?<text>.*?)\"\"\"|\\$?@?\"(?<text>(?:[^\"\\\\\\n]|\\\\.)*)\"", RegexOptions.Singleline);
    private static readonly Regex _parameter = new(@"@(\w+)");

    // Statements beside the classes of statements, each with the reason why it is not prepared on both databases.
    private static readonly Dictionary<string, (string Begins, string Why)[]> _elsewhere = new()
    {
        ["BulkInsert.cs"] =
            [("copy ", "PostgreSQL's way alone"), ("insert into ", "made of the table that is given; every import on SQLite sends it")],
        ["Db.cs"] = [("begin immediate", "SQLite's way alone"), ("select clock_timestamp()", "PostgreSQL's way alone")],
        ["Dialect.cs"] = [("analyze", "no statement that can be prepared")],
        ["Migrator.cs"] =
            [("select scriptname", "from the journal of migrations, which their library makes"),
                ("select pg_advisory_lock", "PostgreSQL's way alone")],
        ["OutgoingSql.cs"] =
            [("select t.id, {Key}, ", "made of what a list is asked for by; the tests of the lists send it to both"),
                ("select count(*) {RecordSql", "the same")],
        ["StoreProbe.cs"] =
            [("select count(*) from ", "the journal of migrations, which their library makes"), ("select pg_is_in", "PostgreSQL's way alone")],
        ["StoreBackup.cs"] =
        [
            ("pragma ", "of a file of SQLite"), ("select name from sqlite_master", "of a file of SQLite"),
                ("select ScriptName", "of a file of SQLite"),
        ],
        ["StoreStamp.cs"] = [("pragma data_version", "SQLite's way alone"), ("select cast(pg_current_snapshot()", "PostgreSQL's way alone")],
        ["FileVerification.cs"] = [("pragma ", "of a file of SQLite"), ("select rootpage", "of a file of SQLite")],
        ["RecordVerification.cs"] = [("select record_key from {table.Table} where +rowid", "SQLite's way alone")],
        ["TrialStore.cs"] =
        [
            ("select has_database_privilege", "PostgreSQL's way alone"), ("pragma ", "SQLite's way alone"),
            ("select sql from main.sqlite_master", "SQLite's way alone"),
            ("insert into ", "into temporary tables, which are made before; every check of a file sends it"),
        ],
    };

    [Theory, EveryStore]
    public async Task Each_is_understood_by_the_database(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var connection = await store.Db.OpenAsync(default);
        var failed = new List<string>();
        var prepared = 0;
        foreach (var (name, texts) in Statements(store.Db.Dialect))
        {
            // A builder of statements may be asked for tables that it is not for.
            var faults = texts.Select(t => Fault(connection, t)).ToList();
            prepared += faults.Count(f => f is null);
            if (faults.TrueForAll(f => f is not null))
            {
                failed.Add($"{name}: {faults[0]}");
            }
        }

        Assert.True(failed.Count == 0, string.Join('\n', failed));
        Assert.True(prepared > 250, $"{prepared} were prepared");
    }

    [Theory, EveryStore]
    public async Task One_that_it_does_not_understand_is_found(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var connection = await store.Db.OpenAsync(default);

        Assert.Null(Fault(connection, "select code from operation where id = @id"));
        Assert.NotNull(Fault(connection, "select cod from operation where id = @id"));
        Assert.NotNull(
            Fault(connection,
                provider == StoreProvider.Sqlite ? "select greatest(1, 2) from operation" : "select julianday('2016-01-01') from operation"));
    }

    [Fact]
    public void Each_stands_in_a_class_of_statements()
    {
        var outside = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/AccessTracker.Data"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Outside(File.ReadAllText(f)).Select(t => (File: Path.GetFileName(f), Text: t.Trim())))
            .ToList();
        bool IsListed((string File, string Text) found) =>
            _elsewhere.GetValueOrDefault(found.File, []).Any(e => found.Text.StartsWith(e.Begins, StringComparison.Ordinal));

        Assert.Empty(outside.Where(f => !IsListed(f)).Select(f => $"{f.File}: {f.Text}"));
        Assert.Empty(
            _elsewhere.SelectMany(e =>
                e.Value.Where(v => !outside.Exists(f => f.File == e.Key && f.Text.StartsWith(v.Begins, StringComparison.Ordinal)))
                .Select(v => $"{e.Key}: {v.Begins}")));
    }

    [Fact]
    public void One_that_stands_elsewhere_is_found() =>
        Assert.Equal(
            ["select a from b"],
            Outside("class Store { string a = \"select a from b\"; private static class Sql { public const string C = \"select c from d\"; } }"));

    // One line or many, in quotes of either kind.
    [Theory]
    [InlineData("var a = \"delete from b where c = 1\";")]
    [InlineData("var a = $\"update {b} set c = 1\";")]
    [InlineData("var a = \"\"\"\n    with x as (select 1)\n    select * from x\n    \"\"\";")]
    [InlineData("Execute(\"pragma foreign_keys\")")]
    public void One_of_any_form_is_found(string source) => Assert.Single(Outside(source));

    // What stands before the class, and after its last brace.
    private static IEnumerable<string> Outside(string source)
    {
        var classes = Regex.Matches(source, @"class (Sql|RecordSql)\b").Select(m => (m.Index, End: End(source, m.Index))).ToList();
        return _literal.Matches(source)
            .Where(m => _statement.IsMatch(m.Groups["text"].Value) && !classes.Exists(c => c.Index < m.Index && m.Index < c.End))
            .Select(m => m.Groups["text"].Value);
    }

    private static int End(string source, int from)
    {
        var depth = 0;
        for (var i = source.IndexOf('{', from); i < source.Length; i++)
        {
            depth += source[i] == '{' ? 1 : source[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return source.Length;
    }

    private static IEnumerable<(string Name, List<string> Texts)> Statements(Dialect dialect)
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        // What is private there is a part of the others.
        foreach (var type in typeof(Db).Assembly.GetTypes().Where(t => t.Name is "Sql" or "RecordSql"))
        {
            var name = type.DeclaringType?.Name ?? type.Name;
            var values =
                type.GetFields(all).Where(f => !f.IsPrivate && f.FieldType == typeof(string))
                .Select(f => (f.Name, Texts: new List<string> { (string)f.GetValue(null)! }))
                .Concat(type.GetProperties(all).Where(p => p.PropertyType == typeof(string))
                    .Select(p => (p.Name, Texts: new List<string> { (string)p.GetValue(null)! })))
                .Concat(type.GetMethods(all)
                    .Where(m => !m.IsPrivate && m.ReturnType == typeof(string) && !m.IsSpecialName && !m.Name.Contains('<', StringComparison.Ordinal))
                    .Select(m => (m.Name, Texts: Calls(m, dialect).ToList())));
            foreach (var (member, texts) in values.Select(v => (v.Name, v.Texts.Where(t => _prepared.IsMatch(t)).Distinct().ToList())))
            {
                if (texts.Count > 0)
                {
                    yield return ($"{name}.{member}", texts);
                }
            }
        }
    }

    // With each table of the bundle, each of its references, for who reads everything and who does not.
    private static IEnumerable<string> Calls(MethodInfo method, Dialect dialect)
    {
        foreach (var table in RecordKinds.Standard.All)
        {
            foreach (var column in table.Columns.Where(c => c.Refers is not null).Append(table.Columns[0]))
            {
                foreach (var visibility in new[] { new Visibility(new SensitivityRules(), Audience.Everything),
                    new Visibility(new SensitivityRules(), new Audience(Sensitivity.Low, new DateOnly(2016, 1, 1))) })
                {
                    if (Call(method, [.. method.GetParameters().Select(p => Value(p, dialect, table, column, visibility))]) is { } text)
                    {
                        yield return text;
                    }
                }
            }
        }
    }

    private static string? Call(MethodInfo method, object?[] arguments)
    {
        try
        {
            return (string?)method.Invoke(null, arguments);
        }
        catch (Exception e) when (e is TargetInvocationException or ArgumentException)
        {
            return null;
        }
    }

    private static object? Value(
        ParameterInfo parameter, Dialect dialect, RecordKind table, RecordColumn column, Visibility visibility) => parameter.ParameterType switch
    {
        var t when t == typeof(RecordKind) => table,
        var t when t == typeof(RecordColumn) => column,
        var t when t == typeof(Visibility) => visibility,
        var t when t == typeof(Dialect) => dialect,
        var t when t == typeof(bool) => true,
        var t when t == typeof(int) => 1,
        var t when t.IsAssignableFrom(typeof(string[])) => new[] { "1 = 1" },
        var t when t == typeof(string) && parameter.HasDefaultValue => parameter.DefaultValue,
        var t when t == typeof(string) => parameter.Name switch
        {
            "kind" => table.Name,
            "refers" => column.Refers?.Name ?? "request",
            "level" => "'low'",
            "parts" => "select code as k from operation",
            _ => "1 = 1",
        },
        _ => null,
    };

    // Null: it is understood.
    private static string? Fault(DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        try
        {
            if (connection is NpgsqlConnection)
            {
                var names = new List<string>();
                command.CommandText = $"prepare tried as {_parameter.Replace(text, m => $"${1 + Index(names, m.Groups[1].Value)}")}";
                command.ExecuteNonQuery();
                command.CommandText = "deallocate tried";
                command.ExecuteNonQuery();
            }
            else
            {
                command.CommandText = text;
                command.Prepare();
            }

            return null;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.IndeterminateDatatype)
        {
            // The driver says what its parameters are; here nobody does.
            return null;
        }
        catch (DbException e)
        {
            return e.Message;
        }
    }

    private static int Index(List<string> names, string name)
    {
        if (!names.Contains(name))
        {
            names.Add(name);
        }

        return names.IndexOf(name);
    }
}
