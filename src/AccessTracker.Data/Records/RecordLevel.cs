using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>The level that a record has at an instant: the lowest at which <see cref="Visibility"/> lets it be read.</summary>
internal static class RecordLevel
{
    /// <summary>An expression of SQL over <see cref="RecordSql.From"/>: 0 for low, 3 for severe.</summary>
    public static string Sql(RecordKind table, SensitivityRules rules, StoredOperation operation, DateTimeOffset now)
    {
        var cases = new[] { Sensitivity.Low, Sensitivity.Moderate, Sensitivity.High }
            .Select(level => $"when {new Visibility(rules, rules.AudienceOf(level, operation.Operation, now)).Of(table)} then {(int)level}");
        return $"case {string.Join('\n', cases)} else {(int)Sensitivity.Severe} end";
    }

    /// <summary>A value for the parameter that <see cref="Sql"/> may name.</summary>
    public static DateOnly OpenBefore(SensitivityRules rules, StoredOperation operation, DateTimeOffset now) =>
        new Visibility(rules, rules.AudienceOf(Sensitivity.Low, operation.Operation, now)).ParameterValue;

    public static async Task<Sensitivity> OfAsync(
        DbSession session, RecordKind table, Id<StoredRecord> record, SensitivityRules rules, StoredOperation operation, DateTimeOffset now)
    {
        await using var command = session.Command(RecordSql.LevelOfOne(table, Sql(table, rules, operation, now)))
            .With("id", record)
            .With(Visibility.OpenBefore, OpenBefore(rules, operation, now));
        return (Sensitivity)Convert.ToInt32(
            await command.ExecuteScalarAsync().ConfigureAwait(false), System.Globalization.CultureInfo.InvariantCulture);
    }
}
