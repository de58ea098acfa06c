using AccessTracker.Web.Components;
using CsCheck;

namespace AccessTracker.Tests.Components;

/// <summary>Paging by key: a reader who goes on sees each row once, in order, whatever comes and goes meanwhile.</summary>
public sealed class ListOrderTests
{
    private static readonly ListOrder<Row> _order =
        new(new(r => ListColumn.Of(r.Day), IsDescending: true), new(r => ListColumn.Of(r.Number), ListColumn.Numbers), new(r => r.Ref));

    // Few days and numbers, so that many rows share them; refs with everything that addresses write otherwise.
    private static readonly Gen<Row[]> _rows = Gen
        .Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 400])
        .Select((day, number, name) => new Row(
            day == 0 ? null : new DateOnly(2016, 3, day), number == 0 ? null : (long?)Math.Pow(10, number), $"{"~!%/ é"[name % 6]}{name}"))
        .Array[0, 230]
        .Select(rows => rows.DistinctBy(r => r.Ref).Order(Comparer<Row>.Create(_order.Compare)).ToArray());

    private static readonly Gen<Func<Row, bool>?> _filter =
        Gen.OneOf<Func<Row, bool>?>(null, r => r.Number is not null, r => r.Ref.Length > 3, _ => false);

    [Fact]
    public void Going_on_from_page_to_page_each_row_is_seen_once_in_order_and_counted() => Gen.Select(_rows, _filter).Sample((rows, filter) =>
    {
        var expected = rows.Where(r => filter?.Invoke(r) ?? true).ToList();
        var seen = new List<Row>();
        var at = (PageAt?)default(PageAt);
        while (at is { } asked)
        {
            var page = _order.Page(rows, asked, filter);
            Assert.Equal(expected.Count, page.Total);
            Assert.Equal(expected.Count == 0 ? 0 : seen.Count + 1, page.First);
            Assert.Equal(seen.Count == 0, page.Previous is null);
            seen.AddRange(page.Rows);
            at = page.Next;
        }

        Assert.Equal(expected, seen);
    });

    [Fact]
    public void Going_back_is_the_inverse() => Gen.Select(_rows, _filter).Sample((rows, filter) =>
    {
        var page = _order.Page(rows, default, filter);
        while (page.Next is { } next)
        {
            var following = _order.Page(rows, next, filter);
            Assert.Equal(page.Rows, _order.Page(rows, following.Previous!.Value, filter).Rows);
            page = following;
        }

        // From the end as well: each row once, the last ones first.
        var expected = rows.Where(r => filter?.Invoke(r) ?? true).ToList();
        var seen = new List<Row>();
        for (var at = (PageAt?)PageAt.Last; at is { } asked; )
        {
            page = _order.Page(rows, asked, filter);
            Assert.Equal(seen.Count == 0, page.Next is null);
            Assert.Equal(expected.Count == 0 ? 0 : expected.Count - seen.Count - page.Rows.Count + 1, page.First);
            seen.InsertRange(0, page.Rows);
            at = page.Previous;
        }

        Assert.Equal(expected, seen);
    });

    [Fact]
    public void Rows_that_come_and_go_meanwhile_neither_hide_nor_repeat_another() => Gen.Select(_rows, _rows, Gen.Int[0, 1000])
        .Sample((rows, others, pick) =>
    {
        var first = _order.Page(rows, default);
        if (first.Next is not { } next)
        {
            return;
        }

        // Others come, and of those that were there some go: the one that the address names is among them.
        var gone = new HashSet<string>(first.Rows.Where((_, i) => (i + pick) % 3 == 0).Append(first.Rows[^1]).Select(r => r.Ref));
        Row[] now = [.. rows.Where(r => !gone.Contains(r.Ref)).Concat(others).DistinctBy(r => r.Ref).Order(Comparer<Row>.Create(_order.Compare))];
        var page = _order.Page(now, next);

        var expected = now.Where(r => _order.Compare(r, first.Rows[^1]) > 0).Take(ListOrder<Row>.PageSize).ToList();
        Assert.Equal(expected.Count > 0 ? expected : now.TakeLast(ListOrder<Row>.PageSize), page.Rows);
        Assert.Equal(now.Length, page.Total);
        Assert.Equal(Array.IndexOf(now, page.Rows[0]) + 1, page.First);
    });

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2016-03-01~1")]
    [InlineData("a~b~c~d")]
    [InlineData("")]
    public void A_key_that_was_never_written_asks_for_the_first_page(string key)
    {
        Row[] rows = [.. Enumerable.Range(100, 70).Select(i => new Row(null, null, $"R{i}"))];
        Assert.Equal("R100", _order.Page(rows, new PageAt(After: key)).Rows[0].Ref);
        Assert.Equal("R100", _order.Page(rows, new PageAt(Before: key)).Rows[0].Ref);
    }

    [Fact]
    public void The_address_is_read_back_as_it_was_written()
    {
        foreach (var page in new[] { default, PageAt.Last, new PageAt(After: "2016-03-01~C"), new PageAt(Before: "x") })
        {
            var query = page.Pairs().ToDictionary(p => p.Name, p => p.Value);
            Assert.Equal(page, PageAt.Of(query.GetValueOrDefault));
        }
    }

    private sealed record Row(DateOnly? Day, long? Number, string Ref);
}
