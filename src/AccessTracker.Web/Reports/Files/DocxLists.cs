using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>The lists of one document: bullets are one list, each numbered one begins again.</summary>
internal sealed class DocxLists
{
    private const int BulletList = 1;
    private const int Levels = 4;

    private readonly List<W.NumberingInstance> _numbered = [];

    public static W.NumberingProperties Bullet(int level) => Properties(BulletList, level);

    /// <summary>The properties of the items of a list that begins with <paramref name="start"/>, by their level.</summary>
    public Func<int, W.NumberingProperties> Numbered(int start)
    {
        var id = BulletList + 1 + _numbered.Count;
        _numbered.Add(new W.NumberingInstance(
            [new W.AbstractNumId { Val = 1 },
                .. Enumerable.Range(0, Levels)
                .Select(l => new W.LevelOverride(new W.StartOverrideNumberingValue { Val = l == 0 ? start : 1 }) { LevelIndex = l })]) { NumberID =
                    id });
        return level => Properties(id, level);
    }

    public W.Numbering All() => new([
        Abstract(0, _ => W.NumberFormatValues.Bullet, _ => "\u2022"),
        Abstract(1, _ => W.NumberFormatValues.Decimal, level => $"%{level + 1}."),
        new W.NumberingInstance(new W.AbstractNumId { Val = 0 }) { NumberID = BulletList },
        .. _numbered,
    ]);

    private static W.NumberingProperties Properties(int list, int level) =>
        new(new W.NumberingLevelReference { Val = Math.Min(level, Levels - 1) }, new W.NumberingId { Val = list });

    private static W.AbstractNum Abstract(int id, Func<int, W.NumberFormatValues> format, Func<int, string> text) => new([
        new W.MultiLevelType { Val = W.MultiLevelValues.HybridMultilevel },
        .. Enumerable.Range(0, Levels).Select(level => new W.Level(
            new W.StartNumberingValue { Val = 1 },
            new W.NumberingFormat { Val = format(level) },
            new W.LevelText { Val = text(level) },
            new W.LevelJustification { Val = W.LevelJustificationValues.Left },
            new W.PreviousParagraphProperties(new W.Indentation
            {
                Start = ((level + 1) * 360).ToString(System.Globalization.CultureInfo.InvariantCulture), Hanging = "360",
            })) { LevelIndex = level }),
    ]) { AbstractNumberId = id };
}
