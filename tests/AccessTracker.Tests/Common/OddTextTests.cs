using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Reports;
using CsCheck;

namespace AccessTracker.Tests.Common;

/// <summary>No character stops the work: whatever the text, every function of texts comes to an end with an answer.</summary>
public sealed class OddTextTests
{
    private static readonly DateOnly _today = new(2016, 7, 1);

    private static readonly LocationIndex _places = new([
        new Location { Code = "MAD", Name = "Madaya \U0001F642", NameAr = "\u0645\u0636\u0627\u064A\u0627",
            Aliases = ["\uD83D", "\U0001F1F8\U0001F1FE"] },
        new Location { Code = "\U0001F642", Name = "\uDE42", Aliases = [] },
        new Location { Code = "ZAB", Name = "Az-Zabadani", Aliases = ["\u0627\u0644\u0632\u0628\u062F\u0627\u0646\u064A"] },
    ]);

    // Each of them; what a function makes of the text matters in its own test.
    private static readonly (string Name, Action<string> Run)[] _functions =
    [
        ("fold", t => Letters.Fold(t)),
        ("fold a name", t => LocationName.Fold(t)),
        ("find in a name", t => LocationName.Holds(t, LocationName.Fold(t))),
        ("find a name", t => LocationName.Holds("Madaya \U0001F642", LocationName.Fold(t))),
        ("resolve", t => _places.Resolve(t)),
        ("nearest", t => _places.Nearest(t)),
        ("candidates", t => _places.Candidates(t, 8)),
        ("likeliest", t => _places.Likeliest(t, t, 8)),
        ("is free", t => _places.IsFree(t)),
        ("distance", t => Spelling.Distance(t, "Madaya \U0001F642")),
        ("words of a day", t => DayWords.Of(t)),
        ("typed day", t => TypedDay.Read(t, _today)),
        ("typed figure", t => TypedFigure.Whole(t, 1_000_000)),
        ("typed tonnes", t => TypedFigure.Tonnes(t, 1_000_000)),
        ("numeral", t => Numeral.Plain(t)),
        ("day of a sheet", t => SheetDays.Read(t)),
        ("serial of a sheet", t => SheetDays.OfSerial(t, countsFrom1904: true)),
        ("key", t => RecordKey.Of(t, t)),
        ("nearest name", t => NearestName.Nearest(t, ["deliveries.csv", t])),
        ("cells", t => _ = RecordKinds.Standard.All.SelectMany(table => table.Columns).Select(column => Cell.Parse(column, t)).ToList()),
        ("one line of mail", t => MailText.OneLine(t)),
        ("address", t => Urls.Local(t)),
        ("search address", t => Urls.Convoys("SYR", text: t)),
        ("page", t => ListPlace(t)),
        ("report", t => ReportKey.Parse(t)),
    ];

    [Fact]
    public void Every_function_of_texts_takes_every_text()
    {
        foreach (var (name, run) in _functions)
        {
            foreach (var text in OddTexts.All)
            {
                Run(name, run, text);
            }

            OddTexts.Any.Sample(text => Run(name, run, text), iter: 300);
            OddTexts.Long.Sample(text => Run(name, run, text), iter: 10);
        }
    }

    [Fact]
    public void What_is_folded_twice_is_folded_once() => OddTexts.Any.Sample(text =>
    {
        Assert.Equal(Letters.Fold(text), Letters.Fold(Letters.Fold(text)));
        Assert.True(Unicode.IsWellFormed(Letters.Fold(text)));
    });

    [Fact]
    public void Letters_beyond_the_basic_plane_are_letters()
    {
        Assert.Equal("\U00010428", Letters.Fold("\U00010400"));
        Assert.Equal("kafr\U00020000", LocationName.Fold("Kafr \U0001F642 \U00020000"));
        Assert.Equal(LocationName.Fold("Madaya"), LocationName.Fold("\U0001F642Madaya\U0001F1F8\U0001F1FE"));
    }

    [Fact]
    public void A_text_that_is_cut_keeps_its_characters_whole() => Gen.Select(OddTexts.Any, Gen.Int[0, 30]).Sample((text, most) =>
    {
        var (mended, start, end) = (Unicode.Mend(text), Unicode.Start(Unicode.Mend(text), most), Unicode.End(Unicode.Mend(text), most));
        Assert.True(Unicode.IsWellFormed(mended) && Unicode.IsWellFormed(start) && Unicode.IsWellFormed(end));
        Assert.True(mended.Length == text.Length && start.Length <= most && end.Length <= most);
        Assert.True(mended.StartsWith(start, StringComparison.Ordinal) && mended.EndsWith(end, StringComparison.Ordinal));
        Assert.True(start.Length >= Math.Min(most, text.Length) - 1 && end.Length >= Math.Min(most, text.Length) - 1);
    });

    [Fact]
    public void What_a_cell_takes_both_databases_keep() => OddTexts.Any.Sample(text =>
    {
        foreach (var column in RecordKinds.Standard.All.SelectMany(t => t.Columns))
        {
            Assert.True(Cell.Parse(column, text).Value is not string kept || Unicode.IsStorable(kept), column.Name);
        }
    });

    private static void ListPlace(string text) => OperationOrder.Page([text, "a"], PageAt.Of(_ => text));

    private static readonly ListOrder<string> OperationOrder = new(new ListColumn<string>(t => t));

    private static void Run(string name, Action<string> run, string text)
    {
        try
        {
            run(text);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{name} of {string.Join(' ', text.Take(40).Select(c => $"{(int)c:X4}"))}: {e}", e);
        }
    }
}
