using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using AccessTracker.Data.Export;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>
/// Between a record as the rules know it and its columns. A property belongs to the column of its name (<see cref="RecordColumn.Property"/>);
/// what reads and writes it is made once, as fast as if it were written by hand: a million deliveries pass through it.
/// </summary>
internal sealed class RecordMapper<T> where T : class
{
    private readonly NullabilityInfoContext _nullability = new();
    private readonly RecordKind _kind;
    private readonly List<(RecordColumn Column, Func<T, object?> Value)> _values;
    private readonly Func<CellRow, T> _from;

    public RecordMapper(RecordKind kind)
    {
        _kind = kind;
        List<(RecordColumn Column, PropertyInfo Property)> mapped =
            [.. kind.Columns.Select(c => (c, Property: typeof(T).GetProperty(c.Property))).Where(p => p.Property is { CanWrite: true })
                .Select(p => (p.c, p.Property!))];
        Mapped = [.. mapped.Select(p => p.Column)];
        Read = Reader<FactRow>(mapped);
        _from = Reader<CellRow>(mapped);
        _values = mapped.ConvertAll(p => (p.Column, Getter(p.Property)));
    }

    /// <summary>The columns that the rules know.</summary>
    public IReadOnlyList<RecordColumn> Mapped { get; }

    /// <summary>The record in a row of the store.</summary>
    public Func<FactRow, T> Read { get; }

    public Dictionary<string, string> Cells(T record) =>
        _values.ToDictionary(v => v.Column.Name, v => Cell.Write(v.Value(record)), StringComparer.Ordinal);

    public T From(IReadOnlyDictionary<string, string> cells) => _from(new CellRow(_kind, cells));

    public string Key(T record) => _kind.KeyOf(KeyParts(record));

    /// <summary>The parts of its key, in the order of the bundle's identity.</summary>
    public IReadOnlyList<string> KeyParts(T record) =>
        [.. _kind.Key.Select(c => Cell.Write(_values.First(v => v.Column.Name == c).Value(record)))];

    /// <summary>The function reads what stands in a column of text; null: the rules do not know it.</summary>
    public Func<T, string?>? Texts(RecordColumn column) =>
        _values.Find(v => v.Column.Name == column.Name) is { Value: { } value } ? record => value(record) as string : null;

    private Func<TRow, T> Reader<TRow>(List<(RecordColumn Column, PropertyInfo Property)> mapped)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var record =
            Expression.MemberInit(Expression.New(typeof(T)), mapped.Select(p => Expression.Bind(p.Property, Value(row, p.Column, p.Property))));
        return Expression.Lambda<Func<TRow, T>>(record, row).Compile();
    }

    // The method of a row that reads such a column as such a property.
    private Expression Value(Expression row, RecordColumn column, PropertyInfo property)
    {
        var type = property.PropertyType;
        Expression Call(string method, params Type[] of) => Expression.Call(row, method, of, Expression.Constant(_kind.Position(column.Name)));
        Expression Text() => Call(column.Recurs ? nameof(FactRow.Shared) : nameof(FactRow.Text));
        return (column.Type, type) switch
        {
            (CellType.List or CellType.Places, _) => Call(nameof(FactRow.Items)),
            (CellType.Reference, _) when type == typeof(ReportId) => Call(nameof(FactRow.Meeting)),
            (CellType.Word, { IsEnum: true }) => Call(nameof(FactRow.Enum), type),
            (CellType.Word, _) when Nullable.GetUnderlyingType(type) is { IsEnum: true } word => Call(nameof(FactRow.EnumOrNull), word),
            (CellType.Day, _) => Call(type == typeof(DateOnly) ? nameof(FactRow.Day) : nameof(FactRow.DayOrNull)),
            (CellType.Number, _) => Expression.Convert(Call(nameof(FactRow.Long)), type),
            (CellType.Tonnes, _) => Call(nameof(FactRow.Tonnes)),
            (CellType.Degrees, _) => Call(nameof(FactRow.Degrees)),
            _ when _nullability.Create(property).WriteState == NullabilityState.NotNull => Expression.Coalesce(Text(), Expression.Constant("")),
            _ => Text(),
        };
    }

    private static Func<T, object?> Getter(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(T), "record");
        Expression value = Expression.Property(record, property);
        value = property.PropertyType switch
        {
            { IsEnum: true } type => Expression.Call(typeof(EnumCode), nameof(EnumCode.Of), [type], value),
            var type when type == typeof(ReportId) => Expression.Call(value, nameof(ReportId.ToString), null),
            var type when Nullable.GetUnderlyingType(type) is { IsEnum: true } word =>
                Expression.Call(typeof(RecordMapper<T>), nameof(WordOrNull), [word], value),
            var type when type == typeof(IReadOnlyList<string>) => Expression.Call(typeof(Cell), nameof(Cell.Join), null, value),
            _ => value,
        };
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(value, typeof(object)), record).Compile();
    }

    private static string? WordOrNull<TEnum>(TEnum? value) where TEnum : struct, Enum => value is { } word ? EnumCode.Of(word) : null;

    // Cells as a form has them, read as a row of the store is.
    private sealed class CellRow(RecordKind kind, IReadOnlyDictionary<string, string> cells)
    {
        public string? Text(int column) => Value(column) as string;

        public string? Shared(int column) => Text(column);

        public TEnum Enum<TEnum>(int column) where TEnum : struct, Enum => Text(column) is { } word ? EnumCode.Parse<TEnum>(word) : default;

        public TEnum? EnumOrNull<TEnum>(int column) where TEnum : struct, Enum => Text(column) is { } word ? EnumCode.Parse<TEnum>(word) : null;

        public DateOnly Day(int column) => DayOrNull(column) ?? default;

        public DateOnly? DayOrNull(int column) => Value(column) as DateOnly?;

        public long? Long(int column) => Value(column) as long?;

        public ReportId Meeting(int column) => ReportId.Parse(Text(column)) ?? default;

        public decimal? Tonnes(int column) => Value(column) as decimal?;

        public double? Degrees(int column) => (double?)Tonnes(column);

        public IReadOnlyList<string> Items(int column) => Cell.Items(Text(column));

        private object? Value(int column) => kind.Columns[column] is var of && cells.GetValueOrDefault(of.Name) is { Length: > 0 } text
            ? Cell.Parse(of, text).Value
            : of.Default is { } otherwise ? Cell.Parse(of, otherwise).Value : null;
    }
}
