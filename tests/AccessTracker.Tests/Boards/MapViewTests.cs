using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;

namespace AccessTracker.Tests.Boards;

/// <summary>Where places stand on a drawing.</summary>
public sealed class MapViewTests
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static List<BoardLocation> Places(params (string Code, double? Latitude, double? Longitude, long? People)[] places)
    {
        var situation = new Situation(new ReportFacts
        {
            Operation = A.Operation(),
            Locations = [.. places.Select(p => A.Location(p.Code) with { Latitude = p.Latitude, Longitude = p.Longitude })],
            Statuses = [.. places.Select(p => A.Status(p.Code, AccessStatus.Besieged, "2016-01-01"))],
            Populations =
                [.. places.Where(p => p.People is not null)
                    .Select(p => new PopulationEstimate { Location = p.Code, AsOf = _day, People = p.People!.Value, Authority = "UN" })],
        });
        return [.. UnreachedBoard.Of(situation, _day)];
    }

    private static MapView View(List<BoardLocation> places, params Outline[] outlines) =>
        MapView.Of(outlines, places.Select((p, i) => (i + 1, p)), []);

    [Fact]
    public void North_is_up_and_east_is_right()
    {
        var view = View(Places(("NE", 36, 40, 10), ("SW", 33, 36, 10)));
        var (northEast, southWest) = (view.Places[0], view.Places[1]);
        Assert.True(northEast.X > southWest.X && northEast.Y < southWest.Y);
        Assert.All(view.Places, p => Assert.True(p.X >= 0 && p.X <= view.Width && p.Y >= 0 && p.Y <= view.Height));
    }

    [Fact]
    public void A_place_without_a_point_is_not_drawn_and_the_others_keep_their_numbers() =>
        Assert.Equal([1, 3], View(Places(("A", 33, 36, null), ("B", null, null, null), ("C", 34, 36, null))).Places.Select(p => p.Number));

    [Fact]
    public void A_place_without_a_point_stands_in_the_middle_of_its_governorate_and_says_so()
    {
        var outline = new Outline("Rural Damascus", null, [[(36, 33), (38, 33), (38, 35), (36, 35)]]);
        var places = Places(("A", 33.2, 36.2, null), ("B", null, null, null))
            .Select(p => p with { Location = p.Location with { Governorate = "rural  DAMASCUS" } }).ToList();
        var view = View(places, outline);
        Assert.Equal((37, 34), outline.Middle);
        Assert.Equal([(1, true), (2, false)], view.Places.Select(p => (p.Number, p.IsExact)));
        Assert.Equal((view.Width / 2, view.Height / 2), (view.Places[1].X, view.Places[1].Y), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1);
        Assert.True(MapView.IsDrawn(places[1], [outline]));
        Assert.False(MapView.IsDrawn(places[1] with { Location = places[1].Location with { Governorate = "Homs" } }, [outline]));
    }

    [Fact]
    public void Names_cover_no_sign_and_no_other_name()
    {
        var view = View(
            Places([.. Enumerable.Range(0, 40)
                .Select(i => ($"Place with a name {i}", (double?)(33 + (i % 7 * 0.11)), (double?)(36 + (i % 5 * 0.13)), (long?)(i * 500)))]));
        var boxes = view.Places.Where(p => p.Label is not null).Select(Box).ToList();
        Assert.InRange(boxes.Count, 5, 39);
        foreach (var (a, b) in boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => (a, b))))
        {
            Assert.False(a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom);
        }

        foreach (var box in boxes)
        {
            Assert.DoesNotContain(view.Places, p =>
                Math.Abs(p.X - Math.Clamp(p.X, box.Left, box.Right)) < p.Radius - 1
                && Math.Abs(p.Y - Math.Clamp(p.Y, box.Top, box.Bottom)) < p.Radius - 1);
        }

        static (double Left, double Top, double Right, double Bottom) Box(MapLocation place)
        {
            var (label, length) = (place.Label!, place.Place.Location.Name.Length * 0.5 * MapLabel.FontSize);
            var left = label.Anchor switch { "start" => label.X, "end" => label.X - length, _ => label.X - (length / 2) };
            return (left, label.Y - (0.7 * MapLabel.FontSize), left + length, label.Y);
        }
    }

    [Fact]
    public void The_area_of_a_sign_goes_by_the_people_and_unknown_people_make_the_smallest()
    {
        var signs = View(Places(("A", 33, 36, 40_000), ("B", 35, 38, 10_000), ("C", 36, 40, null))).Places;
        Assert.Equal(4, Math.Pow(signs[0].Radius / signs[1].Radius, 2), 3);
        Assert.True(signs[2].Radius < signs[1].Radius);
    }

    [Fact]
    public void Signs_of_the_same_point_do_not_cover_each_other_and_say_where_they_belong()
    {
        var signs = View(Places([.. "ABCDE".Select(c => (c.ToString(), (double?)33.5, (double?)36.3, (long?)100))])).Places;
        foreach (var (a, b) in signs.SelectMany((a, i) => signs.Skip(i + 1).Select(b => (a, b))))
        {
            Assert.True(Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2)) > a.Radius + b.Radius);
        }

        Assert.Single(signs.Select(s => (s.TrueX, s.TrueY)).Distinct());
        Assert.Contains(signs, s => s.IsAside);
    }

    [Fact]
    public void The_same_places_make_the_same_map() => Assert.Equal(
        View(Places(("A", 33.5, 36.3, 1), ("B", 33.5, 36.3, 2), ("C", 33.51, 36.3, 3))).Places,
        View(Places(("A", 33.5, 36.3, 1), ("B", 33.5, 36.3, 2), ("C", 33.51, 36.3, 3))).Places,
        (a, b) => (a.Number, a.X, a.Y) == (b.Number, b.X, b.Y));

    [Fact]
    public void Without_places_or_outlines_there_is_nothing_to_draw() => Assert.Equal(0, View([]).Height);

    [Fact]
    public void Outlines_are_written_as_machines_read_numbers()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ar");
            var view = View([], new Outline("A", null, [[(36.1, 33.2), (37.3, 33.4), (37.5, 34.6)]]));
            Assert.Matches("^M[0-9.]+ [0-9.]+l[-0-9. ]+z$", Assert.Single(view.Areas));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }
}
