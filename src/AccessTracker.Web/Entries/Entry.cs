using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Entries;

/// <summary>One record that a form would save.</summary>
/// <param name="Table">Its kind.</param>
/// <param name="Key">See <see cref="Data.Records.RecordKey"/>.</param>
/// <param name="Version">The version that was read; 0: it is to be new.</param>
/// <param name="Cells">By column, as the bundle writes it. Columns that are not named stay as they are.</param>
/// <param name="Fields">By column: the form's field that it was typed into, where there is one.</param>
public sealed record EntryRow(
    RecordKind Table, string Key, long Version, IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>A place that is proposed with the record, with the P-code of its governorate, by which an area may be given too.</summary>
    public static EntryRow Of(ProposedLocation place, Situation situation) => new(
        RecordKinds.Locations, place.Code, 0,
        new Dictionary<string, string>
        {
            ["code"] = place.Code,
            ["name"] = place.Name,
            ["governorate"] = place.Governorate,
            ["governorate_pcode"] = situation.Locations.Values.FirstOrDefault(l => l.Governorate == place.Governorate)?.GovernoratePcode ?? "",
        },
        new Dictionary<string, string>());
}

/// <summary>All that a form would save, together or not at all.</summary>
/// <param name="Rows">Those of one kind name the same columns.</param>
/// <param name="Target">The page to go to afterwards.</param>
public sealed record Entry(IReadOnlyList<EntryRow> Rows, string Target)
{
    /// <summary>Records that say the same already.</summary>
    public IReadOnlyList<LikelySame> LikelySame { get; init; } = [];

    /// <summary>The kind of record whose rows keep the order in which they stand; null: none.</summary>
    public RecordKind? Ordered { get; init; }

    /// <summary>The place that goes with it, and the one in its place; null: none.</summary>
    public ReplacedLocation? Replaces { get; init; }

    /// <summary>The rows as files of a bundle, so that they pass the same rules as any import.</summary>
    public BundleSource ToBundle() => BundleSource.Of(Rows.GroupBy(r => r.Table).ToDictionary(g => g.Key, g => Sheet([.. g])));

    /// <summary>The row that stands at <paramref name="number"/> in the sheet of <paramref name="file"/>; 1 is the header.</summary>
    public EntryRow? RowAt(string file, int number) => Rows.Where(r => r.Table.File == file).ElementAtOrDefault(number - 2);

    private static IReadOnlyList<IReadOnlyList<string>> Sheet(List<EntryRow> rows)
    {
        List<string> columns = [.. rows[0].Cells.Keys];
        return [columns, .. rows.Select(r => (IReadOnlyList<string>)[.. columns.Select(c => r.Cells[c])])];
    }
}

/// <summary>A value that can hardly be right: asked about once, and kept if it is meant.</summary>
/// <param name="Id">Of the doubt and the value: another value is asked about anew.</param>
/// <param name="Field">The field it stands in.</param>
/// <param name="Text">What is doubtful, and against what.</param>
public sealed record EntryDoubt(string Id, string Field, string Text)
{
    /// <summary>What the field is likely to say, to be taken with one press; null: it is not known.</summary>
    public string? Instead { get; init; }
}

/// <summary>Why a field cannot be saved.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Text">What is wrong and how to put it right.</param>
public sealed record EntryProblem(string Field, string Text);

/// <summary>A record that is likely the one somebody is about to enter again.</summary>
/// <param name="Id">Its kind and key.</param>
/// <param name="Text">What it says.</param>
/// <param name="Address">Of its page.</param>
public sealed record LikelySame(string Id, string Text, string Address)
{
    /// <summary>Id of the form that saved it, which can be changed to what stands in the form now; null: it is not this form's.</summary>
    public string? Amends { get; init; }
}

/// <summary>A field in which the form and the store differ, because somebody else saved meanwhile.</summary>
/// <param name="Field">The form's.</param>
/// <param name="Label">What the field is, and of which record.</param>
/// <param name="Read">What it was when the form was opened.</param>
/// <param name="Mine">What the form says.</param>
/// <param name="Theirs">What is stored now.</param>
public sealed record EntryConflict(string Field, string Label, string Read, string Mine, string Theirs)
{
    /// <summary>Only they changed it.</summary>
    public bool IsTheirsAlone => Mine == Read;

    /// <summary>The kind of record.</summary>
    public required RecordKind Table { get; init; }

    /// <summary>The column that both changed.</summary>
    public required string Column { get; init; }

    /// <summary>One of the values, as people write it.</summary>
    public string Written(string value) => RecordText.Value(Table, Column, value);
}
