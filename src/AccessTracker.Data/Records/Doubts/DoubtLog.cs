using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>What the preview of an import finds doubtful about the rows that it would store.</summary>
/// <param name="most">Doubts beyond these are only counted.</param>
/// <param name="isAgencyAssumed">See <see cref="RecordDoubts"/>.</param>
internal sealed class DoubtLog(
    Situation situation, DateOnly today, RecordKinds kinds, int most = DoubtLog.MostListed, bool isAgencyAssumed = false)
{
    /// <summary>Doubts beyond these are only counted.</summary>
    public const int MostListed = 500;

    private readonly RecordDoubts _doubts = new(situation, today, kinds, isAgencyAssumed);
    private readonly List<DoubtfulRow> _rows = [];

    public IReadOnlyList<DoubtfulRow> Rows => _rows;

    public int Unlisted { get; private set; }

    /// <summary>Looks at a row that is new or changes something.</summary>
    public void Look(RecordKind table, BundleRow row)
    {
        var read = new DoubtRow(table, row.Values, row.Number);
        foreach (var (column, text) in row.Pointed)
        {
            var tonnes = TypedFigure.Pointed(text)!.Value;
            Add(read, new Doubt(DoubtCode.PointOrGroup, column, text, tonnes, tonnes * 1_000), text);
        }

        foreach (var doubt in _doubts.Of(read))
        {
            Add(read, doubt, read.Written(doubt.Column));
        }
    }

    /// <summary>Looks at wholes, once every row has been looked at.</summary>
    public void Finish()
    {
        foreach (var (row, doubt) in _doubts.OfWholes())
        {
            Add(row, doubt, row.Written(doubt.Column));
        }
    }

    private void Add(DoubtRow row, Doubt doubt, string value)
    {
        if (_rows.Count < most)
        {
            _rows.Add(new DoubtfulRow(row.Table.File, row.RowNumber, value, doubt) { Record = row });
        }
        else
        {
            Unlisted++;
        }
    }
}
