using System.Globalization;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Web.Desk.Import;

/// <summary>What the columns of a sheet tell, as the form has it: as proposed at first, then as it was sent.</summary>
public sealed class ColumnChoice
{
    /// <summary>An answer for a column that has to have one.</summary>
    public const string NotUsed = "none";

    /// <summary>Name of the boxes of the sheets that look alike.</summary>
    public const string AlikeName = "alike";

    private readonly IFormCollection? _form;

    public ColumnChoice(SheetView view, IFormCollection? form)
    {
        View = view;
        _form = form is not null && form.ContainsKey("kind") ? form : null;
    }

    public SheetView View { get; }

    /// <summary>What an address says of the columns, as a form would; null: nothing.</summary>
    public static IFormCollection? Said(IQueryCollection query) =>
        query.ContainsKey(Name(0)) ? new FormCollection(query.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal)) : null;

    /// <summary>What the form has in all its fields, by their names.</summary>
    public Dictionary<string, StringValues> ToFields()
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["sheet"] = View.Sheet.ToString(CultureInfo.InvariantCulture),
            ["kind"] = View.Kind.Name,
            ["header"] = View.HeaderRow.ToString(CultureInfo.InvariantCulture),
        };
        for (var i = 0; i < View.Columns.Count; i++)
        {
            fields[Name(i)] = Field(i) ?? (IsNotUsed(i) ? NotUsed : "");
            if (Order(i) is { } order)
            {
                fields[OrderName(i)] = EnumCode.Of(order);
            }
        }

        foreach (var field in Constants.Where(f => Constant(f).Length > 0))
        {
            fields[field.Column.Type == CellType.Word ? ConstantName(field) : TypedName(field)] = Constant(field);
        }

        if (Alike.Count > 0)
        {
            fields[AlikeName] = new StringValues([.. Alike.Select(s => s.ToString(CultureInfo.InvariantCulture))]);
        }

        return fields;
    }

    /// <summary>The sheets that look alike and are brought in as well, from 0.</summary>
    public IReadOnlyList<int> Alike => [.. View.Alike.Where(s => _form?[AlikeName].Contains(s.ToString(CultureInfo.InvariantCulture)) == true)];

    /// <summary>What neither a column nor a constant tells, though no row can be without it.</summary>
    public IReadOnlyList<SheetField> Missing { get; set; } = [];

    /// <summary>The places that a text for all rows may mean; null: they are not known here.</summary>
    public SheetLocations? Places { get; init; }

    /// <summary>Those of <see cref="Missing"/> that each row has to say itself.</summary>
    public IReadOnlyList<SheetField> MissingColumns => [.. Missing.Where(f => !SheetConstants.CanBeSaid(f))];

    /// <summary>Those of <see cref="Missing"/> that can be said for all rows.</summary>
    public IReadOnlyList<SheetField> MissingConstants => [.. Missing.Where(SheetConstants.CanBeSaid)];

    /// <summary>What was said for all rows and means no place.</summary>
    public IReadOnlyList<string> UnknownPlaces => [.. Untold
        .Where(f => f.Column.Refers == RecordKinds.Locations).Select(Constant).Where(t => t.Length > 0 && Places?.Resolve(t, "") is null)];

    /// <summary>Fields that two columns are said to tell.</summary>
    public IReadOnlyList<SheetField> Twice =>
        [.. Enumerable.Range(0, View.Columns.Count).Select(Field).OfType<string>().GroupBy(f => f).Where(g => g.Count() > 1)
            .Select(g => View.Kind.Field(g.Key)!)];

    /// <summary>What may be said once for all rows: what is needed, and what sheets tell in their titles.</summary>
    public IReadOnlyList<SheetField> Constants => [.. SheetConstants.Of(View.Kind)];

    /// <summary>Those of them that no column tells.</summary>
    public IReadOnlyList<SheetField> Untold => [.. Constants.Where(f => !Enumerable.Range(0, View.Columns.Count).Any(i => Field(i) == f.Name))];

    /// <summary>Columns of which another may be meant as well, and that have no answer yet.</summary>
    public IReadOnlyList<int> Undecided =>
        [.. Enumerable.Range(0, View.Columns.Count).Where(i => IsDisputed(i) && string.IsNullOrEmpty(_form?[Name(i)].ToString()))];

    /// <summary>Whether it has to be said what the column tells: another may be meant as well, or nobody sees it in the sheet.</summary>
    public bool IsDisputed(int column) => View.Columns[column].Strength is MatchStrength.Disputed or MatchStrength.Hidden;

    /// <summary>Whether the answer is that the column is not used.</summary>
    public bool IsNotUsed(int column) => _form?[Name(column)].ToString() == NotUsed;

    public static string Name(int column) => string.Create(CultureInfo.InvariantCulture, $"column{column}");

    public static string OrderName(int column) => string.Create(CultureInfo.InvariantCulture, $"order{column}");

    public static string ConstantName(SheetField field) => $"constant.{field.Name}";

    public static string TypedName(SheetField field) => $"typed.{field.Name}";

    /// <summary>What the sheet's own titles offer for a field that no column tells.</summary>
    public IReadOnlyList<QuestionChoice> Offers(SheetField field) => Places is null ? [] : SheetConstants.Offers(field, View, Places);

    /// <summary>Name of the field that a column tells; null: none.</summary>
    public string? Field(int column)
    {
        var name = _form is null
            ? View.Columns[column].IsTaken ? View.Columns[column].Field!.Name : null
            : _form[Name(column)].ToString();
        return name is null ? null : View.Kind.Field(name)?.Name;
    }

    public DayOrder? Order(int column) => EnumCode.TryParse<DayOrder>(_form?[OrderName(column)].ToString() ?? "", out var order) ? order : null;

    /// <summary>What is said for all rows. By road is how most convoys go; the form shows it.</summary>
    public string Constant(SheetField field) => _form is null ? SheetConstants.Default(field)
        : _form[TypedName(field)].ToString().Trim() is { Length: > 0 } typed ? typed
        : _form[ConstantName(field)].ToString().Trim();

    public SheetMapping ToMapping()
    {
        MappedColumn[] columns = [.. View.Columns.Select((c, i) => new MappedColumn(c.Heading, Field(i), Order(i)))];
        return new SheetMapping
        {
            Of = View.Kind,
            Sheet = View.Sheet,
            HeaderRow = View.HeaderRow,
            Columns = columns,
            Constants = Constants.Where(f => Constant(f).Length > 0 && !columns.Any(c => c.Field == f.Name))
                .ToDictionary(f => f.Name, Constant, StringComparer.Ordinal),
        };
    }
}
