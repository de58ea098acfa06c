using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Ceasefire;

/// <summary>
/// A centre's bulletin of one day: a count for each governorate. It says that the centre watched, and what was reported to it; all of it is saved
/// together and undone together.
/// </summary>
public sealed partial class BulletinEntryPage
{
    private const string Counts = "counts";
    private const string More = "more";
    private const string Yes = "yes";
    private const string UsualKind = "violation";

    private static readonly RecordColumn _kind = RecordKinds.Allegations.Find("kind")!;
    private static readonly RecordColumn _party = RecordKinds.Allegations.Find("party")!;

    public override string Form => "bulletin";

    protected override (string Kind, string Key)? About => null;

    public override string Address => Urls.EnterForm(Operation, Form);

    private EntrySuggestions Known { get; set; } = null!;

    private IEnumerable<string> Rows => Fields.Rows(Counts).Select(n => EntryFields.Row(Counts, n));

    private IReadOnlyList<FilterChoice> Centres =>
        [.. Situation!.Facts.Ceasefire.Centres.OrderBy(c => ShownName.Of(c), StringComparer.CurrentCulture)
            .Select(c => new FilterChoice(c.Code, ShownName.Of(c)))];

    // The one that began last comes first: it is mostly the one that is meant.
    private IReadOnlyList<FilterChoice> Arrangements =>
    [
        .. Situation!.Facts.Ceasefire.Arrangements.OrderByDescending(a => a.From).ThenBy(a => a.Code, StringComparer.Ordinal)
            .Select(a =>
                new FilterChoice(a.Code, $"{ShownName.Of(a)} ({Format.Day(a.From)}{(a.Until is { } until ? $" – {Format.Day(until)}" : "")})")),
    ];

    private IReadOnlyList<string> KindsOf => [.. Known.For(Kinds, RecordKinds.Allegations, _kind).Union([UsualKind, .. _kind.Usual])];

    private IReadOnlyList<string> Parties => Known.For(Kinds, RecordKinds.Allegations, _party);

    /// <summary>The count of a governorate is called like it.</summary>
    public override string LabelOf(string field) =>
        field.StartsWith($"{Counts}.", StringComparison.Ordinal) ? Fields[$"{field[..field.LastIndexOf('.')]}.governorate"]
        : field.EndsWith(".governorate", StringComparison.Ordinal) ? Texts.Governorate
        : field.EndsWith(".count", StringComparison.Ordinal) ? Texts.Column_count
        : field switch { "day" => Texts.BulletinDay, "total" => Texts.BulletinTotal, "whole" => Texts.BulletinWatched, _ => base.LabelOf(field) };

    protected override Task<bool> LoadAsync(Situation situation)
    {
        Known = EntrySuggestions.Of(situation);
        return Task.FromResult(new[] { RecordKinds.Monitoring.Subject, RecordKinds.Allegations.Subject }
            .All(kind => AccessPolicy.May(Person, Verb.Write, new Subject(Operation, kind))));
    }

    protected override EntryFields Prefill()
    {
        var facts = Situation!.Facts.Ceasefire;
        var fields = new EntryFields
        {
            ["day"] = Cell.Day(Today),
            ["centre"] = facts is { Monitoring: [.., var last] } ? last.Centre : facts is { Centres: [var only] } ? only.Code : "",
            ["arrangement"] = facts.Arrangements.Where(a => a.IsInForceOn(Today)).MaxBy(a => a.From)?.Code ?? "",
            ["kind"] = UsualKind,
            ["whole"] = Yes,
        };
        foreach (var (governorate, index) in Governorates(Situation).Select((g, i) => (g, i)))
        {
            fields[$"{EntryFields.Row(Counts, index + 1)}.governorate"] = governorate;
            fields[$"{EntryFields.Row(Counts, index + 1)}.count"] = "";
        }

        return fields;
    }

    protected override Entry Read(EntryReading reading)
    {
        var typed = TypedBulletin.Read(reading, [.. Centres.Select(c => c.Value)], [.. Arrangements.Select(a => a.Value)], Counts, More);
        IReadOnlyList<EntryRow> rows = typed is null ? [] : [.. typed.Rows(Situation!.Facts.Ceasefire, VersionOf)];
        if (rows.Count == 0 && reading.Problems.Count == 0)
        {
            reading.Problem("day", Texts.BulletinKnown);
        }

        return new Entry(rows, Address);
    }

    // Those of the operation's places, and whatever others bulletins have named before.
    private static IEnumerable<string> Governorates(Situation situation)
    {
        var facts = situation.Facts.Ceasefire;
        return situation.Locations.Values.Select(l => l.Governorate)
            .Concat(facts.Monitoring.Select(m => m.Governorate)).Concat(facts.Allegations.Select(a => a.Governorate))
            .Concat(facts.Arrangements.SelectMany(a => a.Governorates))
            .Select(situation.Ceasefire.Governorate)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.CurrentCulture);
    }
}
