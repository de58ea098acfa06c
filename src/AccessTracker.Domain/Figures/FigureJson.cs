using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AccessTracker.Domain.Figures;

/// <summary>Any figure of a report as a number: of people and places a whole one, of tonnes and shares with the digits it needs.</summary>
internal sealed class FigureJson : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } figure)
        {
            writer.WriteRawValue(figure.ToString("0.############################", CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
