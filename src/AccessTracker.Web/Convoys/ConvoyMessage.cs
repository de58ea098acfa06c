using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Messages;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Convoys;

/// <summary>What a message tells of a convoy, in the fields of its form.</summary>
internal static class ConvoyMessage
{
    public static void Fill(MessageFill fill)
    {
        var reading = fill.Reading;
        var isEvacuation = reading.Of(MessageField.Mode)?.Value == EnumCode.Of(ConvoyMode.Evacuation);
        fill.Put("mode", reading.Of(MessageField.Mode));
        fill.Put("departed_on", reading.Of(MessageField.Day));
        fill.Put("origin", reading.Of(MessageField.Origin));
        fill.Put("agencies", reading.Of(MessageField.Agencies));
        fill.Put("trucks", reading.Of(MessageField.Trucks));
        fill.Put("tonnes", reading.Of(MessageField.Tonnes));
        fill.Put("outcome", reading.Of(MessageField.Outcome));
        if (isEvacuation)
        {
            fill.PutPeople(
                "people_evacuated", OfAll(reading, MessageField.People) ?? reading.Of(MessageField.Patients), OfAll(reading, MessageField.Families));
            fill.Put("patients_evacuated", reading.Of(MessageField.Patients));
        }
        else if (reading.Stops.Count > 1 && IsHandedOver(reading.Of(MessageField.Outcome)))
        {
            fill.PutPeople("people_reached", reading.Of(MessageField.People), reading.Of(MessageField.Families));
        }

        foreach (var (stop, number) in reading.Stops.Select((s, i) => (s, i + 1)))
        {
            var row = EntryFields.Row("stops", number);
            fill.PutPlace($"{row}.location", stop.Place);
            fill.Put($"{row}.outcome", stop.Of(MessageField.Outcome));
            fill.Put($"{row}.trucks", stop.Of(MessageField.Trucks));
            fill.Put($"{row}.tonnes", stop.Of(MessageField.Tonnes));
            fill.Put($"{row}.sectors", stop.Of(MessageField.Sectors) ?? reading.Of(MessageField.Sectors));
            if (!isEvacuation)
            {
                People(fill, stop, row);
            }

            Hindrance(fill, stop, row);
        }
    }

    // Said of the convoy, or of the only one of its places of which it is said.
    private static MessageGuess? OfAll(MessageReading reading, MessageField field)
    {
        var said = reading.Stops.Select(s => s.Of(field)).OfType<MessageGuess>().ToList();
        return reading.Of(field) ?? (said.Count == 1 ? said[0] : null);
    }

    // Whom it was meant for, unless it was handed over. Of several places the people of all are the convoy's, and are not said of each.
    private static void People(MessageFill fill, MessageStop stop, string row)
    {
        var reading = fill.Reading;
        var outcome = stop.Of(MessageField.Outcome) ?? reading.Of(MessageField.Outcome);
        fill.PutPeople(
            $"{row}.{(IsHandedOver(outcome) ? "people_reached" : "people_targeted")}",
            reading.Of(stop, MessageField.People), reading.Of(stop, MessageField.Families));
    }

    private static void Hindrance(MessageFill fill, MessageStop stop, string row)
    {
        var reading = fill.Reading;
        var outcome = (stop.Of(MessageField.Outcome) ?? reading.Of(MessageField.Outcome))?.Value;
        if (outcome is "turned_back" or "attacked")
        {
            fill.Put($"{row}.by", reading.Of(MessageField.Party));
            fill.Put($"{row}.where", reading.Of(MessageField.Spot) ?? reading.Events.Select(e => e.Of(MessageField.Spot)).FirstOrDefault(s =>
                s is not null));
        }

        if (reading.Of(MessageField.ItemsRemoved) is { } items && reading.Stops.Count > 0 && stop == reading.Stops[0])
        {
            fill.Put($"{row}.items_removed", items);
            fill.Put($"{row}.removed_by", reading.Of(MessageField.Party));
        }
    }

    private static bool IsHandedOver(MessageGuess? outcome) => outcome?.Value is "delivered" or "partial";
}
