using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>
/// The rules between a stop and what is told of it besides: parts of its people are no more than the people reached, and it is a stop of the
/// convoy that they name. A change of either may break them; they are asked of the store, like <see cref="StoredRules"/>.
/// </summary>
internal static class StopRules
{
    private static readonly (string Variant, string[] Columns)[] _dimensions =
    [
        ("sex", ["female", "male"]),
        ("age", ["age_0_17", "age_0_4", "age_5_17", "age_18_59", "age_60_over"]),
        ("disability", ["with_disability", "without_disability"]),
    ];

    /// <summary>What breaks them at the stops of these keys.</summary>
    public static async Task<IReadOnlyList<BrokenRule>> BrokenAsync(DbSession session, string operationId, IReadOnlyCollection<string> stops)
    {
        if (stops.Count == 0)
        {
            return [];
        }

        var broken = new List<BrokenRule>();
        var parameters = new { operation = operationId, keys = session.Dialect.Texts(stops) };
        foreach (var kind in new[] { RecordKinds.Disaggregations, RecordKinds.Items })
        {
            broken.AddRange((await session.QueryAsync<Part>(Sql.OfAnotherConvoy(session.Dialect, kind), parameters).ConfigureAwait(false))
                .Select(p => new BrokenRule(
                    new Refusal(RefusalCode.StopOfAnotherConvoy, p.StopKey, p.ConvoyKey),
                    new Suspect(kind, p.PartKey, "delivery", p.StopKey), new Suspect(RecordKinds.Deliveries, p.StopKey, "convoy", p.ConvoyKey))));
        }

        foreach (var part in await session.QueryAsync<Part>(Sql.AboveTotal(session.Dialect), parameters).ConfigureAwait(false))
        {
            broken.AddRange(part.Sums.Zip(_dimensions).Where(d => d.First > part.PeopleReached).Select(d => new BrokenRule(
                Refusal.As(RefusalCode.PartsAboveTotal, d.Second.Variant, d.First, part.PeopleReached, part.StopKey),
                new Suspect(RecordKinds.Disaggregations, part.PartKey, d.Second.Columns[0], d.First),
                new Suspect(RecordKinds.Deliveries, part.StopKey, "people_reached", part.PeopleReached))));
        }

        return broken;
    }

    private sealed class Part
    {
        public string PartKey { get; init; } = "";

        public string StopKey { get; init; } = "";

        public string ConvoyKey { get; init; } = "";

        public long PeopleReached { get; init; }

        public long Sex { get; init; }

        public long Age { get; init; }

        public long Disability { get; init; }

        public IReadOnlyList<long> Sums => [Sex, Age, Disability];
    }

    private static class Sql
    {
        private const string Sex = "coalesce(t.female, 0) + coalesce(t.male, 0)";

        private const string Age = """
            coalesce(t.age_0_17, coalesce(t.age_0_4, 0) + coalesce(t.age_5_17, 0)) + coalesce(t.age_18_59, 0) + coalesce(t.age_60_over, 0)
            """;

        private const string Disability = "coalesce(t.with_disability, 0) + coalesce(t.without_disability, 0)";

        public static string OfAnotherConvoy(Dialect dialect, RecordKind kind) => $"""
            select t.record_key as part_key, d.record_key as stop_key, c.record_key as convoy_key
            from {kind.Table} t
            join delivery d on d.id = t.delivery_id
            join convoy c on c.id = d.convoy_id
            where d.operation_id = @operation and {dialect.AnyOf("d.record_key", "keys")} and t.withdrawn_at is null and t.convoy_id <> d.convoy_id
            order by t.recorded
            """;

        public static string AboveTotal(Dialect dialect) => $"""
            select t.record_key as part_key, d.record_key as stop_key, d.people_reached, {Sex} as sex, {Age} as age, {Disability} as disability
            from disaggregation t
            join delivery d on d.id = t.delivery_id
            where d.operation_id = @operation and {dialect.AnyOf("d.record_key", "keys")} and t.withdrawn_at is null and d.withdrawn_at is null
                and ({Sex} > d.people_reached or {Age} > d.people_reached or {Disability} > d.people_reached)
            order by t.recorded
            """;
    }
}
