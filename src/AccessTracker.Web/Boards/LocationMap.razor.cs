using System.Xml.Linq;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards;

public sealed partial class LocationMap
{
    /// <summary>Code of the operation.</summary>
    [Parameter, EditorRequired]
    public required string Operation { get; set; }

    [Parameter, EditorRequired]
    public required MapView View { get; set; }

    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    /// <summary>Of this map on its page: patterns are named by it.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Signs tell what blocks a place; else how it is reached.</summary>
    [Parameter]
    public bool ShowsBlocking { get; set; }

    /// <summary>What is shown of the ceasefire.</summary>
    [Parameter, EditorRequired]
    public required MapLayers Layers { get; set; }

    /// <summary>Signs lead nowhere.</summary>
    [Parameter]
    public bool OnPaper { get; set; }

    private XElement Draw()
    {
        var svg = Picture.OfParts(View.Width, View.Height, Caption);
        svg.Add(
            Layers.ShowsControl ? PartyPatterns.Define(Id) : MapPatterns.Define(Id, ShowsBlocking),
            Layers.ShowsAreas ? Hatches.Definitions([($"{Id}-under", "fill-under", Hatch.Diagonal)]) : null,
            View.Areas.Select(Area),
            Layers.DrawRoutes(View),
            Layers.DrawOthers(View, Id),
            View.Places.Where(p => p.IsAside).Select(p => Shape.Line(Near(p.TrueX), Near(p.TrueY), Near(p.X), Near(p.Y)).Css("leader")),
            View.Places.Select(Sign),
            View.Places.Where(p => p.Label is not null).Select(p => Name(p.Label!, ShownName.Of(p.Place.Location))));
        return svg;
    }

    private XElement Area(string area, int index)
    {
        var path = Shape.Element("path").With("d", area).With("fill-rule", "evenodd");
        return View.Outlines.Count > index && Layers.Over(View.Outlines[index]) is { Count: > 0 } names
            ? Shape.Titled(
                Format.With(Texts.SpellOfDay, View.Outlines[index].Name, Format.LongList(names)), path.Css("under").FilledBy($"{Id}-under"))
            : path.Css("area");
    }

    private XElement Sign(MapLocation place)
    {
        var pattern = Layers.ShowsControl
            ? PartyPatterns.Id(Id, Layers.PatternOf(place.Place.Location.Code))
            : MapPatterns.Id(Id, MapPatterns.Of(place.Place, ShowsBlocking));
        var sign = Shape.Group(
            MapSign.Draw(place.Place.Status.Status, pattern, Near(place.X), Near(place.Y), place.Radius, isUnknown: place.Place.Population is null));
        XElement[] shapes =
        [
            place.IsExact ? sign : sign.Css("somewhere"),
            Shape.Text(Near(place.X), Near(place.Y) + 6, Format.Ordinal(place.Number), "middle").Css("number"),
        ];
        var words = $"{Words(place)} {Layers.Holder(place.Place.Location.Code)}".TrimEnd();
        return OnPaper ? Shape.Titled(words, shapes) : Shape.Link(Urls.Location(Operation, place.Place.Location.Code), words, shapes);
    }

    // A tenth of a unit is less than anybody sees, and every digit more is sent for every place.
    private static double Near(double place) => Math.Round(place, 1);

    // The link of its sign says it.
    private static XElement Name(MapLabel label, string name) => Shape.Group(
            Shape.Text(Near(label.X), Near(label.Y), name, label.Anchor).Css("name").With("font-size", MapLabel.FontSize))
        .With("aria-hidden", "true");

    private static string Words(MapLocation place) => Format.With(
        Texts.MapPlaceWords,
        place.Number,
        ShownName.Of(place.Place.Location),
        EnumText.Of(place.Place.Status.Status),
        place.Place.Population is { } population ? Format.With(Texts.PeopleCount, Format.Number(population.People)) : Texts.PeopleUnknown,
        StatusView.Of(place.Place).Text,
        place.Place.DaysSinceReached is { } days ? Format.With(Texts.DaysAgo, Format.Days(days)) : Texts.Never)
        + (place.IsExact ? "" : $" {Format.With(Texts.MapSomewhereIn, place.Place.Location.Governorate)}");
}
