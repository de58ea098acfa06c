using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Entries;

/// <summary>What was written before in the fields of free text, to be offered again: the most used first. Of what the person may read.</summary>
public sealed record EntrySuggestions
{
    private const int Most = 50;

    // A situation never changes, and its forms are many.
    private static readonly ConditionalWeakTable<Situation, EntrySuggestions> _known = [];

    private readonly ReportFacts _facts;
    private readonly ConcurrentDictionary<(RecordKind, string), IReadOnlyList<string>> _ofColumns = [];

    private EntrySuggestions(ReportFacts facts) => _facts = facts;

    public required IReadOnlyList<string> Authorities { get; init; }

    public required IReadOnlyList<string> Plans { get; init; }

    public required IReadOnlyList<string> Parties { get; init; }

    public required IReadOnlyList<string> Steps { get; init; }

    public required IReadOnlyList<string> Conditions { get; init; }

    public required IReadOnlyList<string> ClearanceKinds { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required IReadOnlyList<string> Agencies { get; init; }

    public required IReadOnlyList<string> Sectors { get; init; }

    public required IReadOnlyList<string> Items { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Those of the operation's places.</summary>
    public required IReadOnlyList<string> Governorates { get; init; }

    public static EntrySuggestions Of(Situation situation) => _known.GetValue(situation, Read);

    /// <summary>The names of the lists that forms share; sources are not among them: they tell who told.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "agencies", "authorities", "clearances", "conditions", "governorates", "items", "origins", "parties", "plans", "reasons", "sectors", "steps",
    ];

    /// <summary>One of the lists, by its name.</summary>
    public IReadOnlyList<string> In(string name) => name switch
    {
        "agencies" => Agencies,
        "authorities" => Authorities,
        "clearances" => ClearanceKinds,
        "conditions" => Conditions,
        "governorates" => Governorates,
        "items" => Items,
        "origins" => Origins,
        "parties" => Parties,
        "plans" => Plans,
        "reasons" => Reasons,
        "sectors" => Sectors,
        "steps" => Steps,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such list of words."),
    };

    /// <summary>Of a column of any kind: what was written there, or in others of the store's kinds that name the same things.</summary>
    public IReadOnlyList<string> For(RecordKinds kinds, RecordKind kind, RecordColumn column) =>
        _ofColumns.GetOrAdd((kind, column.Name), _ => Used(column.Names is { } group
        ? kinds.Records.SelectMany(k => k.Columns.Where(c => c.Names == group).SelectMany(c => k.Used(_facts, c)))
        : kind.Used(_facts, column)));

    private static EntrySuggestions Read(Situation situation)
    {
        var facts = situation.Facts;
        return new EntrySuggestions(facts)
        {
            Authorities = Used(facts.Requests.Select(r => r.Authority)),
            Plans = Used(facts.Requests.Select(r => r.Plan)),
            Parties = Used(
                facts.Decisions.Select(d => d.Party).Concat(facts.Clearances.Select(c => c.Party)).Concat(facts.ConvoyEvents.Select(e => e.Party))
                .Concat(facts.Deliveries.Select(d => d.RemovedBy))),
            Steps = Used(facts.Decisions.Select(d => d.Step)),
            Conditions = Used(facts.Decisions.Select(d => d.Conditions)),
            ClearanceKinds = Used(facts.Clearances.Select(c => c.Kind)),
            Origins = Used(facts.Convoys.Select(c => c.Origin)),
            Agencies = Used(facts.Convoys.Select(c => c.Agencies)),
            Sectors = Used(facts.Deliveries.Select(d => d.Sectors)),
            Items = Used(facts.Deliveries.Select(d => d.ItemsRemoved)),
            Reasons = Used(facts.ConvoyEvents.Select(e => e.Reason)),
            Governorates = Used(facts.Locations.Select(l => l.Governorate)),
            Sources = Used(
                facts.Requests.Select(r => r.Source).Concat(facts.Convoys.Select(c => c.Source)).Concat(facts.Deliveries.Select(d => d.Source))),
        };
    }

    private static List<string> Used(IEnumerable<string?> texts) => [.. FreeText.Spellings(texts).Take(Most)];
}
