using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Entries;

/// <summary>What fields are called where they do not stand: in the summary of what is wrong with a form.</summary>
internal static partial class EntryLabels
{
    /// <param name="form">Which form.</param>
    /// <param name="field">Its name; a row's is named after the row.</param>
    /// <param name="fields">What stands in the form: a row is told by its place.</param>
    public static string Of(string form, string field, EntryFields fields)
    {
        if (InRow().Match(field) is not { Success: true } parts)
        {
            return Label(form, "", field);
        }

        var (rows, row) = (parts.Groups["rows"].Value, $"{parts.Groups["rows"].Value}.{parts.Groups["number"].Value}");
        var position = fields.Rows(rows).ToList().IndexOf(int.Parse(parts.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)) + 1;
        var name = Format.With(
            rows switch
            {
                "stops" => Texts.StopNumber,
                "events" => Texts.LogLineNumber,
                "items" => Texts.ItemNumber,
                _ => Texts.PlaceNumber,
            },
            Math.Max(1, position));
        var place = fields[$"{row}.location"].Trim();
        return $"{name}{(place.Length > 0 ? $" ({place})" : "")}{Texts.Colon}{Label(form, rows, parts.Groups["field"].Value)}";
    }

    private static string Label(string form, string rows, string field)
    {
        if (form.StartsWith(EntryForms.OfRecord, StringComparison.Ordinal))
        {
            return rows.Length > 0 && field == "location" ? Texts.Place : OfRecord(form[EntryForms.OfRecord.Length..], field);
        }

        return (form, rows, field) switch
        {
            ("place", _, "meant") => Texts.PlaceMeant,
            ("place", _, "place") => Texts.PlaceKnown,
            ("place", _, "reason") => Texts.ReasonField,
            ("place", _, _) => OfRecord("location", field),
            ("answer" or "clearance", "", EntryPage.OfField) => Texts.Request,
            ("log", "", EntryPage.OfField) => Texts.Convoy,
            ("answer", _, "people") => Texts.PeopleApproved,
            ("answer", _, "party") => Texts.AnsweredBy,
            ("clearance", _, "kind") => Texts.ClearanceKind,
            ("log", "", "departed_on") => Texts.Departed,
            ("clearance", _, "day") or (_, "", "departed_on") => Texts.DayOfIt,
            (_, "", "outcome") => Texts.OutcomeOfAll,
            (_, "", "people_reached") => Texts.PeopleReachedTotal,
            (_, "events", "kind") => Texts.Event,
            (_, _, "on") => Texts.WhichPlaces,
            _ => Common(field) ?? OfRecord(KindOf(form, rows), field),
        };
    }

    /// <summary>A column as the form calls it that has it.</summary>
    public static string OfColumn(RecordKind kind, RecordColumn column) => kind.Form switch
    {
        RecordForm.Own => Label(kind.Name, "", column.Name),
        RecordForm.OfOwner => Label(kind.Owner!.Refers!.Name, RowsOf(kind), column.Name),
        RecordForm.General or RecordForm.Changes => OfRecord(kind.Name, column.Name),
    };

    private static string RowsOf(RecordKind kind) => kind == RecordKinds.Deliveries ? "stops" : "lines";

    private static string KindOf(string form, string rows) => (form, rows) switch
    {
        (_, "stops") => RecordKinds.Deliveries.Name,
        (_, "items") => RecordKinds.Items.Name,
        ("request", "lines") => RecordKinds.RequestLines.Name,
        _ => form,
    };

    private static string? Common(string field) => field switch
    {
        "authority" => Texts.AskedAuthority,
        "submitted_on" => Texts.Submitted,
        "due_on" => Texts.DueOn,
        "plan" => Texts.Plan,
        "ref" => Texts.Reference,
        "line" => Texts.SupplyLine,
        "track" => Texts.Track,
        "source" => Texts.Source,
        "note" => Texts.Note,
        "location" => Texts.Place,
        "people" => Texts.PeopleAskedFor,
        "mode" => Texts.Mode,
        "day" => Texts.Day,
        "agencies" => Texts.Agencies,
        "trucks" => Texts.Trucks,
        "drops" => Texts.DropsOrFlights,
        "pallets_dropped" => Texts.PalletsDropped,
        "pallets_recovered" => Texts.PalletsRecovered,
        "tonnes" => Texts.Tonnes,
        "people_evacuated" => Texts.PeopleEvacuated,
        "patients_evacuated" => Texts.Patients,
        "people_targeted" => Texts.PeopleTargeted,
        "people_reached" => Texts.PeopleReached,
        "outcome" => Texts.Outcome,
        "request" => Texts.UnderRequest,
        "origin" => Texts.Origin,
        "items_removed" => Texts.ItemsRemovedField,
        "removed_by" => Texts.RemovedByField,
        "sectors" => Texts.Cargo,
        "by" => Texts.HinderedBy,
        "why" or "reason" => Texts.Reason,
        "where" => Texts.HinderedWhere,
        "decision" => Texts.Answer,
        "decided_on" => Texts.AnsweredOn,
        "party" => Texts.Party,
        "step" => Texts.Step,
        "conditions" => Texts.Conditions,
        "valid_from" => Texts.ValidFrom,
        "valid_to" => Texts.ValidTo,
        "state" => Texts.State,
        "spot" => Texts.LogSpot,
        "hour" => Texts.LogHour,
        _ => null,
    };

    private static string OfRecord(string kind, string field) => field switch
    {
        "same_as" => Texts.SamePlaceAs,
        _ => EnumText.Find($"Field_{kind}_{field}") ?? RecordText.Column(field),
    };

    [GeneratedRegex(@"^(?<rows>[a-z]+)\.(?<number>[0-9]{1,6})\.(?<field>.+)$")]
    private static partial Regex InRow();
}
