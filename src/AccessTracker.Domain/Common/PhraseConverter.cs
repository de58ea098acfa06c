using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Keeps phrases as JSON: a text that is nobody's as a string, as texts were kept before phrases were, and everything else by its key.
/// </summary>
internal sealed class PhraseConverter : JsonConverter<Phrase>
{
    private const string IsoDay = "yyyy-MM-dd";

    public override Phrase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options)
    {
        if (value is Phrase.Verbatim verbatim)
        {
            writer.WriteStringValue(verbatim.Text);
            return;
        }

        writer.WriteStartObject();
        switch (value)
        {
            case Phrase.Dated dated:
                writer.WriteString("day", dated.Value.ToString(IsoDay, CultureInfo.InvariantCulture));
                writer.WriteString("form", EnumCode.Of(dated.Form));
                break;
            case Phrase.Counted counted:
                writer.WriteNumber("number", counted.Value);
                break;
            case Phrase.Listed listed:
                WriteAll("list", listed.Items);
                writer.WriteString("with", listed.With);
                break;
            case Phrase.Keyed keyed:
                WriteKeyed(keyed);
                break;
        }

        writer.WriteEndObject();

        void WriteKeyed(Phrase.Keyed keyed)
        {
            writer.WriteStartArray("key");
            keyed.Keys.ToList().ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            if (keyed.Keys is not [var only] || only != keyed.Otherwise)
            {
                writer.WriteString("otherwise", keyed.Otherwise);
            }

            if (keyed.IsWithin)
            {
                writer.WriteBoolean("within", true);
            }

            if (keyed.Parts.Count > 0)
            {
                WriteAll("of", keyed.Parts);
            }
        }

        void WriteAll(string name, IReadOnlyList<Phrase> parts)
        {
            writer.WriteStartArray(name);
            foreach (var part in parts)
            {
                Write(writer, part, options);
            }

            writer.WriteEndArray();
        }
    }

    private static Phrase Of(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return new Phrase.Verbatim(json.GetString()!);
        }

        if (json.TryGetProperty("day", out var day))
        {
            return new Phrase.Dated(
                DateOnly.ParseExact(day.GetString()!, IsoDay, CultureInfo.InvariantCulture),
                EnumCode.Parse<Phrase.DayForm>(json.GetProperty("form").GetString()!));
        }

        if (json.TryGetProperty("number", out var number))
        {
            return new Phrase.Counted(number.GetDecimal());
        }

        if (json.TryGetProperty("list", out var list))
        {
            return new Phrase.Listed(All(list), json.GetProperty("with").GetString()!);
        }

        string[] keys = [.. json.GetProperty("key").EnumerateArray().Select(k => k.GetString()!)];
        return new Phrase.Keyed(
            keys, json.TryGetProperty("otherwise", out var otherwise) ? otherwise.GetString()! : keys[0], json.TryGetProperty("within", out _),
            json.TryGetProperty("of", out var parts) ? All(parts) : []);
    }

    private static Phrase[] All(JsonElement array) => [.. array.EnumerateArray().Select(Of)];
}
