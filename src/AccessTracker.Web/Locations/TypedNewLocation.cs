using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Locations;

/// <summary>A new place of the operation's list, as a manager types it.</summary>
internal static class TypedNewLocation
{
    private static readonly string[] _columns =
        ["name", "name_ar", "district", "sub_district", "community_pcode", "latitude", "longitude", "note", "source"];

    /// <summary>What stands in the fields at first: the name in the field of its script.</summary>
    public static EntryFields Prefilled(string name, string other, string aliases, string governorate, string governoratePcode)
    {
        var isArabic = name.Any(c => c is >= '\u0600' and <= '\u06FF');
        return new EntryFields
        {
            ["name"] = isArabic ? other : name, ["name_ar"] = isArabic ? name : other, ["aliases"] = aliases, ["governorate"] = governorate,
            ["governorate_pcode"] = governoratePcode,
        };
    }

    /// <summary>The same, of a place that was proposed.</summary>
    public static EntryFields Prefilled(Location proposed) => Prefilled(
        ShownName.Latin(proposed), ShownName.All(proposed) is [_, var second] ? second : "", Cell.Join([.. proposed.Aliases]) ?? "",
        proposed.Governorate ?? "", proposed.GovernoratePcode ?? "");

    /// <summary>The place as a row of the bundle.</summary>
    /// <param name="reading">Of the form.</param>
    /// <param name="typed">The name under which it was proposed: it stays one of the place's, unless it means another place besides.</param>
    /// <param name="proposed">The code of the proposal, which ends.</param>
    public static EntryRow Read(EntryReading reading, string typed, string proposed)
    {
        var places = reading.Situation.Locations.Values;
        var code = reading.Text("code", isRequired: true) ?? "";
        if (ProposedLocation.Is(code))
        {
            reading.Problem("code", Format.With(Texts.PlaceCodeProposed, ProposedLocation.Prefix));
        }

        reading.Text("name", isRequired: true);
        var cells = _columns.ToDictionary(c => c, c => reading.Text(c) ?? "");
        cells["code"] = code;
        var governorate = cells["governorate"] = reading.Text("governorate") ?? "";
        cells["governorate_pcode"] = reading.Text("governorate_pcode") ?? Pcode(l => l.Governorate == governorate, l => l.GovernoratePcode);
        cells["district_pcode"] = reading.Text("district_pcode")
            ?? Pcode(l => l.Governorate == governorate && l.District == cells["district"], l => l.DistrictPcode);
        cells["sub_district_pcode"] = reading.Text("sub_district_pcode")
            ?? Pcode(l => l.Governorate == governorate && l.District == cells["district"] && l.SubDistrict == cells["sub_district"], l =>
                l.SubDistrictPcode);
        List<string> aliases = [.. Cell.Items((reading.Text("aliases") ?? "").Replace('\u061B', ';'))];
#pragma warning disable RS0030 // What is named here is shown to nobody.
        var own = new Location { Code = code, Name = cells["name"], NameAr = cells["name_ar"], Aliases = aliases };
#pragma warning restore RS0030
        if (new LocationIndex([.. places.Where(l => l.Code != proposed && l.Code != code), own]).IsFree(typed))
        {
            aliases.Add(typed.Replace(';', ' '));
        }

        cells["aliases"] = Cell.Join(aliases) ?? "";
        return new EntryRow(RecordKinds.Locations, code, 0, cells, cells.Keys.ToDictionary(c => c));

        // As the places around it have it.
        string Pcode(Func<Location, bool> isThere, Func<Location, string?> pcode) =>
            places.Where(isThere).Select(pcode).OfType<string>().FirstOrDefault() ?? "";
    }

    /// <summary>Places of the list that have a name or the P-code of the new one.</summary>
    public static IReadOnlyList<LikelySame> LikelySame(EntryRow row, string proposed, Situation situation)
    {
        var names = new[] { row.Cells["name"], row.Cells["name_ar"] }.Select(LocationName.Fold).Where(k => k.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. situation.Locations.Values
                .Where(l => l.Code != proposed && l.Code != row.Key)
                .Where(l => LocationName.Keys(l).Any(names.Contains)
                    || (l.CommunityPcode is { } pcode && string.Equals(pcode, row.Cells["community_pcode"], StringComparison.OrdinalIgnoreCase)))
                .Select(l =>
                    new LikelySame(
                        $"location:{l.Code}", $"{ShownName.Of(l)}{Texts.ListSeparator}{LocationLine.Of(l, situation)}",
                        Urls.Location(situation.Operation.Code, l.Code))),
        ];
    }
}
