using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What the real days of a column are, of which others stayed texts.</summary>
public enum SwappedDays
{
    /// <summary>Nobody has said it: what can be read both ways is not taken.</summary>
    Unknown,

    /// <summary>They are what the sheet shows.</summary>
    AsShown,

    /// <summary>A spreadsheet program exchanged day and month.</summary>
    Exchanged,
}

/// <summary>Asks which of two numbers is the day, and whether a spreadsheet program has exchanged days and months.</summary>
internal sealed class DayQuestions(ScanInput input) : QuestionSource
{
    private readonly List<DayColumn> _columns = [.. input.Columns(f => f.Column.Type == CellType.Day).Select(c => new DayColumn(c.Index, c.Column))];

    public static string OrderId(SheetMapping mapping, MappedColumn column) =>
        SheetQuestion.IdOf(QuestionAbout.Days, "order", mapping.Kind, LocationName.Fold(column.Heading));

    public static string SwapId(SheetMapping mapping, MappedColumn column) =>
        SheetQuestion.IdOf(QuestionAbout.Days, "exchanged", mapping.Kind, LocationName.Fold(column.Heading));

    public override void Look(SheetLine line) => _columns.ForEach(c => c.Look(line));

    public override IEnumerable<SheetQuestion> Ask()
    {
        foreach (var column in _columns)
        {
            if (column.Either is { } either && OrderOf(column) is null)
            {
                yield return new SheetQuestion
                {
                    Id = OrderId(input.Mapping, column.Mapped),
                    About = QuestionAbout.Days,
                    Asks = Phrase.Of(
                        nameof(Texts.Question_DayOrder), either, column.Heading, Read(either, DayOrder.DayFirst), Read(either, DayOrder.MonthFirst)),
                    Rows = column.EitherRows,
                    Choices =
                    [
                        new(EnumCode.Of(DayOrder.DayFirst), Phrase.Of(nameof(Texts.Choice_DayOrder_day_first), Read(either, DayOrder.DayFirst))),
                        new(EnumCode.Of(DayOrder.MonthFirst),
                            Phrase.Of(nameof(Texts.Choice_DayOrder_month_first), Read(either, DayOrder.MonthFirst))),
                    ],
                    Topic = Phrase.Of(nameof(Texts.TextOfText), column.Heading, either),
                };
            }

            if (column.IsPerhapsSwapped && SwappedDay.Of(column.Swappable!) is var (shown, other))
            {
                yield return new SheetQuestion
                {
                    Id = SwapId(input.Mapping, column.Mapped),
                    About = QuestionAbout.Days,
                    Asks = Phrase.Of(
                        nameof(Texts.Question_DaysExchanged), shown, other, column.Heading, $"{column.SwappableRows[0]}", column.Sample ?? ""),
                    Rows = column.SwappableRows,
                    Choices =
                    [
                        new(EnumCode.Of(SwappedDays.AsShown), Phrase.Of(nameof(Texts.Choice_Days_as_shown), shown)),
                        new(EnumCode.Of(SwappedDays.Exchanged), Phrase.Of(nameof(Texts.Choice_Days_exchanged), other)),
                        new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_LeaveRows))),
                    ],
                    Topic = Phrase.Of(nameof(Texts.Topic_DaysExchanged), column.Heading),
                };
            }
        }
    }

    public override SheetMapping Apply(SheetMapping mapping, IReadOnlyList<SheetQuestion> asked, SheetAnswers answers)
    {
        MappedColumn[] columns = [.. mapping.Columns];
        var answered = asked.Select(q => (q.Id, Answer: answers.Of(q))).Where(a => a.Answer is not null)
            .ToDictionary(a => a.Id, a => a.Answer!, StringComparer.Ordinal);
        foreach (var day in _columns)
        {
            DayOrder? told = EnumCode.TryParse<DayOrder>(answered.GetValueOrDefault(OrderId(mapping, day.Mapped), ""), out var order) ? order : null;
            columns[day.Index] = columns[day.Index] with
            {
                Order = OrderOf(day) ?? told,
                Swapped = !day.IsPerhapsSwapped ? null
                    : EnumCode.TryParse<SwappedDays>(answered.GetValueOrDefault(SwapId(mapping, day.Mapped), ""), out var swapped) ? swapped
                    : SwappedDays.Unknown,
            };
        }

        return mapping with { Columns = columns };
    }

    // What was chosen, what the rows show, what was answered in an earlier sheet: in this order.
    private DayOrder? OrderOf(DayColumn column) => column.Mapped.Order ?? column.Order
        ?? (column.Either is null ? null : input.Remembered.GetValueOrDefault(LocationName.Fold(column.Mapped.Heading))?.Order);

    private static DateOnly Read(string text, DayOrder order) => SheetDays.Read(text, order).Day!.Value;

    private sealed class DayColumn(int index, MappedColumn column)
    {
        private bool _dayFirst;
        private bool _monthFirst;
        private bool _isPast12;

        public int Index { get; } = index;

        public MappedColumn Mapped { get; } = column;

        public string Heading { get; } = SheetQuestion.Said(column.Heading);

        /// <summary>Only days that can be read both ways became real ones; the others are still texts.</summary>
        public bool IsPerhapsSwapped => Swappable is not null && !_isPast12 && (_dayFirst || _monthFirst);

        /// <summary>The first real day that is another one with day and month exchanged.</summary>
        public string? Swappable { get; private set; }

        public List<int> SwappableRows { get; } = [];

        /// <summary>A text that can be read one way only.</summary>
        public string? Sample { get; private set; }

        /// <summary>The first text that can be read both ways.</summary>
        public string? Either { get; private set; }

        public List<int> EitherRows { get; } = [];

        /// <summary>What the other rows of the column show. Null: nothing, or both.</summary>
        public DayOrder? Order => _dayFirst == _monthFirst ? null : _dayFirst ? DayOrder.DayFirst : DayOrder.MonthFirst;

        public void Look(SheetLine line)
        {
            var cell = line[Index];
            if (cell.Kind == CellKind.Day)
            {
                LookAtReal(cell.Text, line.Number);
            }

            if (cell.IsBlank || cell.Kind is CellKind.Day or CellKind.Broken)
            {
                return;
            }

            var reading = SheetDays.Read(cell.Text);
            _dayFirst |= reading.Order == DayOrder.DayFirst;
            _monthFirst |= reading.Order == DayOrder.MonthFirst;
            Sample ??= reading.Order is null ? null : cell.Text.Trim();
            if (reading.IsEither)
            {
                Either ??= cell.Text.Trim();
                EitherRows.Add(line.Number);
            }
        }

        private void LookAtReal(string text, int row)
        {
            if (SwappedDay.Of(text) is not null)
            {
                Swappable ??= text;
                SwappableRows.Add(row);
            }

            _isPast12 |= text.Length > 2 && string.CompareOrdinal(text, text.Length - 2, "12", 0, 2) > 0;
        }
    }
}
